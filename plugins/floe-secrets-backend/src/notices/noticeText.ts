import { findingTitleOf } from '@floe/backstage-plugin-floe-secrets-common';
import { ROTATION_DUE } from './notifiableFindings';
import { NoticeContent, SubjectState } from './types';

type Text = { title: string; description: string };

/** The content of a digest. */
export type DigestParts = {
  fresh: NoticeContent[];
  lasting: NoticeContent[];
  over: { content: NoticeContent; subjectStates: SubjectState[] }[];
};

/** On PostgreSQL the notifications backend stores 255 characters of a title. */
const MAX_TITLE = 250;
/** Kubernetes' maximum length of a name is 253 characters. */
const MAX_NAME = 80;
const MAX_NAMED = 5;
const MAX_LINES = 20;

/** The content for a cause: names and titles of findings, no operator's message. */
export function noticeText(
  content: NoticeContent,
  options: { changed: boolean },
): Text {
  return {
    title: titled(sentenceOf(content)),
    description: [
      ...(options.changed ? ['The cause or its severity has changed.'] : []),
      ...detailsOf(content),
    ].join(' '),
  };
}

/** The content for the end of a cause: only what was observed. */
export function endText(
  content: NoticeContent,
  subjectStates: SubjectState[],
): Text {
  return {
    title: titled(
      `${outcomeOf(content, subjectStates)}: ${subjectOf(content)}`,
    ),
    description: [
      `This notice is done. It was: ${sentenceOf(content)}.`,
      ...detailsOf(content),
    ].join(' '),
  };
}

/** The digest of a day. */
export function digestText({ fresh, lasting, over }: DigestParts): Text {
  const counts = [
    ...(fresh.length ? [`${fresh.length} new`] : []),
    ...(lasting.length ? [`${lasting.length} not resolved yet`] : []),
    ...(over.length ? [`${over.length} done`] : []),
  ];
  const lines = [
    ...fresh.map(content => `New: ${sentenceOf(content)}.`),
    ...lasting.map(content => `Not resolved yet: ${sentenceOf(content)}.`),
    ...over.map(
      ({ content, subjectStates }) =>
        `${outcomeOf(content, subjectStates)}: ${subjectOf(content)}.`,
    ),
  ];
  const rest = lines.length - MAX_LINES;
  return {
    title: `Secrets today: ${counts.join(', ')}`,
    description: [
      ...lines.slice(0, MAX_LINES),
      ...(rest > 0 ? [`And ${rest} more.`] : []),
    ].join('\n'),
  };
}

function sentenceOf(content: NoticeContent): string {
  const { count, findingId, kind } = content;
  const subject = subjectOf(content);
  switch (kind) {
    case 'failing':
      return `${subject} ${count === 1 ? 'fails' : 'fail'}: ${findingTitleOf(
        findingId,
      )}`;
    case 'stale':
      return `${subject} ${
        count === 1 ? 'is' : 'are'
      } out of date: ${findingTitleOf(findingId)}`;
    case 'rotation':
      return `Rotation ${
        findingId === 'rotation-overdue' ? 'is overdue' : 'is due soon'
      }: ${subject}`;
    case 'change':
      return `${subject} was merged but has not arrived`;
    case 'certificate':
      return `${subject} ${
        findingId === 'sealing-certificate-expired'
          ? 'has expired'
          : 'expires soon'
      }`;
    default:
      return kind satisfies never;
  }
}

/** The noun with its place. */
function subjectOf({
  cluster,
  count,
  kind,
  store,
  subjects,
}: NoticeContent): string {
  const name = clip(subjects[0]?.name ?? '');
  const place = `on ${clip(cluster)}`;
  if (kind === 'change') {
    return `Pull request ${name} ${place}`;
  }
  if (kind === 'certificate') {
    return `The sealing certificate of ${name} ${place}`;
  }
  const what = count === 1 ? `Secret ${name}` : `${count} secrets`;
  return `${what} ${place}${store ? ` (store ${clip(store)})` : ''}`;
}

function detailsOf(content: NoticeContent): string[] {
  const { count, environments, findingId, kind, subjects } = content;
  const named = subjects
    .slice(0, MAX_NAMED)
    .map(({ name, namespace }) =>
      namespace ? `${namespace}/${clip(name)}` : clip(name),
    );
  const rest = count - named.length;
  const isSecrets = kind !== 'change' && kind !== 'certificate';
  return [
    ...(environments.length
      ? [
          `${
            environments.length === 1 ? 'Environment' : 'Environments'
          }: ${environments.map(clip).join(', ')}.`,
        ]
      : []),
    ...(isSecrets
      ? [`Secrets: ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`]
      : []),
    // A change and a rotation that is not overdue have no finding.
    ...(kind === 'change' || findingId === ROTATION_DUE
      ? []
      : [`Finding: ${findingTitleOf(findingId)} (${clip(findingId)}).`]),
  ];
}

function outcomeOf(
  { kind }: NoticeContent,
  subjectStates: SubjectState[],
): string {
  if (subjectStates.includes('unwell') && kind !== 'rotation') {
    return 'Has another cause now';
  }
  if (!subjectStates.some(standing => ['well', 'unwell'].includes(standing))) {
    return subjectStates.includes('foreign')
      ? 'No longer followed for you'
      : 'No longer there';
  }
  switch (kind) {
    case 'rotation':
      return 'Rotation is no longer due';
    case 'change':
      return 'Arrived';
    case 'certificate':
      return 'Renewed';
    default:
      return 'Works again';
  }
}

/**
 * Email modules put the text into HTML as it is, and the path of a SOPS file,
 * which anybody with access to its repository chooses, can have any character.
 */
function clip(name: string): string {
  const text = name.replace(/[<>&"'`\p{C}\p{Zl}\p{Zp}]/gu, '…');
  return text.length > MAX_NAME ? `${text.slice(0, MAX_NAME - 1)}…` : text;
}

function titled(text: string): string {
  return text.length > MAX_TITLE ? `${text.slice(0, MAX_TITLE - 1)}…` : text;
}
