import type { Certificate } from '@/lib/data-rights/erase/certificate-schema';
import { tell } from './terminal';

/** Says what a certificate of destruction says; the answer is the exit code. */
export function describeCertificate(certificate: Certificate): number {
  const { in_words, controller, destroyed, method, remains, policy } = certificate;
  tell('Kind', 'certificate of destruction');
  tell('Certificate', certificate.certificate_id);
  tell('What', in_words.what);
  tell('Cause', in_words.cause);
  tell('By', `${controller.name}, for ${controller.service}`);
  tell('Asked', certificate.requested_at);
  tell('Destroyed', certificate.erased_at);
  tell('Complete', `${certificate.completed_at} (${in_words.when})`);
  for (const { name, in_words: outcome, at } of destroyed.stores) tell('Store', `${name}: ${outcome}, ${at}`);
  for (const { name, count } of destroyed.records) tell('Records', `${name}: ${count}`);
  for (const sentence of method.in_words) tell('Method', sentence);
  for (const { what, why, until, until_at } of remains)
    tell('Remains', `${what}. ${why}. ${until}${until_at ? ` (${until_at})` : ''}.`);
  tell('Reservation', certificate.reservation);
  tell('Policy', `version ${policy.version}, ${policy.address}`);
  return 0;
}
