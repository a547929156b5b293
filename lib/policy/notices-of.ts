import { type CollectionPointId, policy } from './current';
import { type Notice, noticeFor } from './notice';

/** Every notice of a collection point, in the order of its decisions. */
export const noticesOf = (point: CollectionPointId): Notice[] =>
  policy.collectionPoints[point].consents.map((consent) => noticeFor(point, consent));
