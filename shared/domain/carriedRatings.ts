import type { Rating } from '#shared/model/answers.ts';

/** A rating as it is carried over; who stores it stamps the rest. */
type CarriedRating = Omit<Rating, 'engagementId' | 'createdAt' | 'createdBy'>;

/**
 * "Copy from last time": the ratings of an assessment as they begin another one on the same framework version. Each is
 * carried over and waits until somebody has looked at it again; see `scoreCarried` for how it counts until then.
 */
export function carriedRatings(
  ratings: readonly Pick<Rating, 'nodeId' | 'practiceId' | 'value' | 'naReason'>[],
  assessmentId: string,
): CarriedRating[] {
  return ratings.map(({ nodeId, practiceId, value, naReason }) => ({
    id: `${assessmentId}:${practiceId}`,
    assessmentId,
    nodeId,
    practiceId,
    value,
    naReason,
    isCarriedOver: true,
  }));
}
