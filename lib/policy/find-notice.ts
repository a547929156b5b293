import type { CollectionPointId, ConsentId, OptOutId } from './current';
import { type Notice, noticeFor, optOutNotice } from './notice';
import { findVersion } from './versions';

/** The notice of this id, in the words of its own version. Null where no version ever showed one by that name. */
export function findNotice(id: string): Notice | null {
  const [versionId = '', place = '', about = ''] = id.split('/');
  const version = findVersion(versionId);
  if (!version) return null;
  if (place === 'optOut')
    return Object.hasOwn(version.optOuts, about) ? optOutNotice(about as OptOutId, version) : null;
  if (!Object.hasOwn(version.collectionPoints, place)) return null;
  const point = place as CollectionPointId;
  return version.collectionPoints[point].consents.includes(about as ConsentId)
    ? noticeFor(point, about as ConsentId, version)
    : null;
}
