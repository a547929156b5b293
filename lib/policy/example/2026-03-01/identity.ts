export const controller = { name: 'Kestrel Sound Ferry Cooperative' } as const;

export const service = { name: 'Kestrel Sound Ferries', alsoCalled: 'the Sound boats' } as const;

export const scope = 'personal data that the ferries and their booking desk collect';

export const mailboxes = ['privacy@kestrelsound.example', 'harbour@kestrelsound.example'] as const;

export const mailbox = `[${mailboxes[0]}](mailto:${mailboxes[0]})`;
