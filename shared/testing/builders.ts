import type { Evidence, EvidenceLink, Note, Rating, RatingValue } from '#shared/model/answers.ts';
import type { LevelPick, Respondent, Response } from '#shared/model/respondents.ts';
import type { Assessment, Engagement, ScopeItem, Target } from '#shared/model/engagement.ts';
import type { Framework, FrameworkVersion, Node, PomGroup, Practice } from '#shared/model/framework.ts';
import type { Cover, Initiative, Placement, Scenario } from '#shared/model/plan.ts';
import type { UnmappedAnswer } from '#shared/model/unmapped.ts';

const written = '2026-11-24T08:00:00.000Z';
const user = { engagementId: 'alder', createdAt: written, createdBy: 'device-1' };

/** A fictional framework. */
export function aFramework(overrides: Partial<Framework> = {}): Framework {
  return {
    id: 'lantern',
    title: 'Lantern IT Practice Guide',
    publisher: 'Lantern Works',
    licence: { class: 'own', text: 'Written for the tests of Waymark.', allowShare: true },
    ...overrides,
  };
}

/** Version 1.0 of the fictional framework, with five levels. */
export function aFrameworkVersion(overrides: Partial<FrameworkVersion> = {}): FrameworkVersion {
  return {
    id: 'lantern:1.0',
    frameworkId: 'lantern',
    version: '1.0',
    levels: ['Unlit', 'Glow', 'Flame', 'Beam', 'Beacon'].map((name, index) => ({ no: index + 1, name })),
    lang: 'en',
    sourceNote: 'Written by hand',
    importedAt: written,
    ...overrides,
  };
}

export function aPractice(overrides: Partial<Practice> = {}): Practice {
  return { id: 'practice', text: 'Keep a list of the changes that are under way.', weight: 1, ...overrides };
}

export function aGroup(overrides: Partial<PomGroup> = {}): PomGroup {
  return { id: 'group', level: 2, practices: [aPractice()], outcomes: [], metrics: [], ...overrides };
}

/** A category without practices of its own. */
export function aCategory(overrides: Partial<Node> = {}): Node {
  return {
    id: 'lantern:1.0:A',
    versionId: 'lantern:1.0',
    parentId: null,
    kind: 'category',
    code: 'A',
    title: 'Bringing Changes In',
    description: '',
    sections: [],
    groups: [],
    order: 0,
    textHash: 'a'.repeat(64),
    ...overrides,
  };
}

/**
 * A block with one practice at level 2, one at level 3, two at level 4 (in two groups) and one at level 5. Practice ids
 * are `<id>/2.1`, `<id>/3.1`, `<id>/4.1`, `<id>/4.2` and `<id>/5.1`; one metric is named at every level.
 */
export function aNode(overrides: Partial<Node> = {}): Node {
  const id = overrides.id ?? 'lantern:1.0:A/A1';
  const group = (at: string, text: string, outcome: string): PomGroup => ({
    id: `${id}/group-${at}`,
    level: Number(at.charAt(0)),
    practices: [{ id: `${id}/${at}`, text, weight: 1 }],
    outcomes: [{ id: `${id}/outcome-${at}`, text: outcome }],
    metrics: [{ id: `${id}/lead-time`, text: 'Days from request to use' }],
  });
  return {
    ...aCategory(),
    id,
    kind: 'block',
    code: 'A1',
    title: 'Change Intake',
    description: 'How a wish for a change becomes work that somebody has agreed to.',
    groups: [
      group('2.1', 'Write down each request for a change.', 'Nobody has to ask what was requested.'),
      group(
        '3.1',
        'Agree on who decides about a request.',
        'Requests are decided by those who answer for them.',
      ),
      group('4.1', 'Compare requests by what they are worth.', 'The most useful changes come first.'),
      group('4.2', 'Tell the person who asked what was decided.', 'People know where their request stands.'),
      group('5.1', 'Drop the steps that no request needed this year.', 'Intake gets lighter with time.'),
    ],
    ...overrides,
  };
}

export function anEngagement(overrides: Partial<Engagement> = {}): Engagement {
  return {
    ...user,
    id: 'alder',
    title: 'Alder Logistics 2026',
    client: 'Alder Logistics',
    confidentiality: 'Confidential',
    fiscalStartMonth: 1,
    scoringPreset: 'balanced',
    ...overrides,
  };
}

export function anAssessment(overrides: Partial<Assessment> = {}): Assessment {
  return {
    ...user,
    id: 'autumn',
    versionId: 'lantern:1.0',
    title: 'Autumn assessment',
    startedOn: '2026-11-02',
    ...overrides,
  };
}

/** A rating of practice `lantern:1.0:A/A1/2.1`; its id follows from what it rates. */
export function aRating(overrides: Partial<Rating> = {}): Rating {
  const assessmentId = overrides.assessmentId ?? 'autumn';
  const practiceId = overrides.practiceId ?? 'lantern:1.0:A/A1/2.1';
  const value = overrides.value ?? 'F';
  return {
    ...user,
    id: `${assessmentId}:${practiceId}`,
    assessmentId,
    nodeId: practiceId.slice(0, practiceId.lastIndexOf('/')),
    practiceId,
    value,
    naReason: value === 'NA' ? 'Done by the parent company' : '',
    ...overrides,
  };
}

/** Ratings of a node's practices in the order they stand in; `null` leaves one unrated. */
export function ratingsOf(node: Node, values: readonly (RatingValue | null)[]): Rating[] {
  const practices = node.groups.flatMap((group) => group.practices);
  return practices.flatMap(({ id }, index) => {
    const value = values[index] ?? null;
    return value === null ? [] : [aRating({ nodeId: node.id, practiceId: id, value })];
  });
}

export function aTarget(overrides: Partial<Target> = {}): Target {
  const assessmentId = overrides.assessmentId ?? 'autumn';
  const nodeId = overrides.nodeId ?? 'lantern:1.0:A/A1';
  return {
    ...user,
    id: `${assessmentId}:${nodeId}`,
    assessmentId,
    nodeId,
    level: 4,
    rationale: '',
    ...overrides,
  };
}

export function aNote(overrides: Partial<Note> = {}): Note {
  const assessmentId = overrides.assessmentId ?? 'autumn';
  const targetId = overrides.targetId ?? 'lantern:1.0:A/A1/2.1';
  return {
    ...user,
    id: `${assessmentId}:${targetId}:note`,
    assessmentId,
    targetType: 'practice',
    targetId,
    text: 'Seen in the ticket system.',
    ...overrides,
  };
}

export function anEvidence(overrides: Partial<Evidence> = {}): Evidence {
  return {
    ...user,
    id: 'evidence-1',
    sha256: 'e'.repeat(64),
    name: 'intake board.png',
    mime: 'image/png',
    bytes: 2048,
    capturedAt: written,
    ...overrides,
  };
}

export function anEvidenceLink(overrides: Partial<EvidenceLink> = {}): EvidenceLink {
  const evidenceId = overrides.evidenceId ?? 'evidence-1';
  const assessmentId = overrides.assessmentId ?? 'autumn';
  const targetId = overrides.targetId ?? 'lantern:1.0:A/A1/2.1';
  return {
    ...user,
    id: `${evidenceId}:${assessmentId}:${targetId}`,
    evidenceId,
    assessmentId,
    targetType: 'practice',
    targetId,
    ...overrides,
  };
}

export function anInitiative(overrides: Partial<Initiative> = {}): Initiative {
  return {
    ...user,
    id: 'initiative-1',
    assessmentId: 'autumn',
    title: 'A1 → Level 3',
    description: '',
    owner: 'Robin',
    effortDays: 15,
    ...overrides,
  };
}

export function aCover(overrides: Partial<Cover> = {}): Cover {
  const initiativeId = overrides.initiativeId ?? 'initiative-1';
  const practiceId = overrides.practiceId ?? 'lantern:1.0:A/A1/3.1';
  return {
    ...user,
    id: `${initiativeId}:${practiceId}`,
    initiativeId,
    nodeId: practiceId.slice(0, practiceId.lastIndexOf('/')),
    practiceId,
    ...overrides,
  };
}

export function aScenario(overrides: Partial<Scenario> = {}): Scenario {
  return { ...user, id: 'plan-a', assessmentId: 'autumn', title: 'Plan A', isAdopted: true, ...overrides };
}

export function aPlacement(overrides: Partial<Placement> = {}): Placement {
  const scenarioId = overrides.scenarioId ?? 'plan-a';
  const initiativeId = overrides.initiativeId ?? 'initiative-1';
  return {
    ...user,
    id: `${scenarioId}:${initiativeId}`,
    scenarioId,
    initiativeId,
    startMonth: '2027-01',
    ...overrides,
  };
}

export function aRespondent(overrides: Partial<Respondent> = {}): Respondent {
  return { ...user, id: 'kim', name: 'Kim', role: 'Head of change', group: 'IT', ...overrides };
}

/** An answer of one respondent; its id follows from whom it is of and what it is about. */
export function aResponse(overrides: Partial<Response> = {}): Response {
  const assessmentId = overrides.assessmentId ?? 'autumn';
  const practiceId = overrides.practiceId ?? 'lantern:1.0:A/A1/2.1';
  const respondentId = overrides.respondentId ?? 'kim';
  return {
    ...user,
    id: `${assessmentId}:${practiceId}:${respondentId}`,
    assessmentId,
    nodeId: practiceId.slice(0, practiceId.lastIndexOf('/')),
    practiceId,
    respondentId,
    value: 'L',
    naReason: '',
    comment: '',
    ...overrides,
  };
}

/** A picked level; of nobody the one that was agreed on. */
export function aLevelPick(overrides: Partial<LevelPick> = {}): LevelPick {
  const { assessmentId = 'autumn', nodeId = 'lantern:1.0:A/A1', respondentId = 'kim' } = overrides;
  return {
    ...user,
    id: `${assessmentId}:${nodeId}:${respondentId ?? 'agreed'}`,
    assessmentId,
    nodeId,
    respondentId,
    level: 2.5,
    rationale: '',
    ...overrides,
  };
}

export function aScopeItem(overrides: Partial<ScopeItem> = {}): ScopeItem {
  const { assessmentId = 'autumn', nodeId = 'lantern:1.0:A/A1' } = overrides;
  return {
    ...user,
    id: `${assessmentId}:${nodeId}`,
    assessmentId,
    nodeId,
    isIncluded: true,
    reason: '',
    importance: 3,
    ...overrides,
  };
}

export function anUnmappedAnswer(overrides: Partial<UnmappedAnswer> = {}): UnmappedAnswer {
  return {
    ...user,
    id: 'unmapped-1',
    assessmentId: 'spring',
    targetType: 'practice',
    targetId: 'lantern:1.0:A/A1/2.1',
    reason: 'noPlace',
    answer: { kind: 'note', text: 'Seen in the ticket system.' },
    ...overrides,
  };
}
