import type { AssessmentRows } from '#shared/domain/assessmentResults.ts';
import type { Node } from '#shared/model/framework.ts';
import {
  aCategory,
  aFrameworkVersion,
  aGroup,
  aLevelPick,
  anAssessment,
  anEngagement,
  aNode,
  aRating,
  aResponse,
  aTarget,
} from './builders.ts';

/** How large a generated assessment is. */
export type AssessmentSize = {
  readonly blocks: number;
  /** In all; spread over the blocks and their levels 2 to 5. */
  readonly practices: number;
  /** Each of whom answers every practice and picks a level for every block. */
  readonly respondents: number;
};

/** The largest assessment that has to be quick: more than all of IT-CMF. */
export const largeSize: AssessmentSize = { blocks: 220, practices: 2500, respondents: 3 };

/** An assessment in which everything is rated, by everybody; the same size gives the same rows. */
export function aLargeAssessment({ blocks, practices, respondents }: AssessmentSize): AssessmentRows {
  const nodes: Node[] = [];
  const ratings: ReturnType<typeof aRating>[] = [];
  const responses: ReturnType<typeof aResponse>[] = [];
  const levelPicks: ReturnType<typeof aLevelPick>[] = [];
  const values = ['N', 'P', 'L', 'F', 'F', 'L', 'NA'] as const;
  const valueAt = (at: number) => values[at % values.length] ?? 'N';
  let made = 0;
  for (let block = 0; block < blocks; block++) {
    const categoryId = `lantern:1.0:C${Math.floor(block / 6)}`;
    if (block % 6 === 0) {
      nodes.push(aCategory({ id: categoryId, code: `C${block / 6}`, order: block }));
    }
    const id = `${categoryId}/B${block}`;
    const share = Math.floor(((block + 1) * practices) / blocks) - made;
    const groups = [2, 3, 4, 5].map((level) => aGroup({ id: `${id}/g${level}`, level, practices: [] }));
    for (let at = 0; at < share; at++) {
      const practiceId = `${id}/${at}`;
      groups[at % groups.length]?.practices.push({ id: practiceId, text: `Do what ${at} asks.`, weight: 1 });
      ratings.push(aRating({ practiceId, nodeId: id, value: valueAt(made + at) }));
      for (let person = 0; person < respondents; person++) {
        const value = valueAt(made + at + person);
        responses.push(aResponse({ practiceId, nodeId: id, respondentId: `r${person}`, value }));
      }
    }
    made += share;
    nodes.push(aNode({ id, parentId: categoryId, code: `B${block}`, groups, order: block }));
    for (let person = 0; person < respondents; person++) {
      const level = 1 + ((block + person) % 9) / 2;
      levelPicks.push(aLevelPick({ nodeId: id, respondentId: `r${person}`, level }));
    }
  }
  const targets = nodes.filter(({ groups }) => groups.length > 0).map(({ id }) => aTarget({ nodeId: id }));
  return {
    engagement: anEngagement({ method: 'both' }),
    assessment: anAssessment(),
    version: aFrameworkVersion(),
    nodes,
    ratings,
    targets,
    responses,
    levelPicks,
  };
}
