export const controller = { name: 'LG CNS Co., Ltd.' } as const;

export const service = { name: 'Optapex', alsoCalled: 'MOP' } as const;

export const scope = 'personal data collected by Optapex, or through it';

export const mailboxes = ['optapex@lgcns.com', 'mop@lgcns.com'] as const;

const linkTo = (address: string) => `[${address}](mailto:${address})`;

export const firstMailbox = linkTo(mailboxes[0]);

export const eitherMailbox = `${linkTo(mailboxes[0])} or ${linkTo(mailboxes[1])}`;
