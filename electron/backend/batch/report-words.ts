/** What the report of a batch says. It is no page of the wizard, so its words are not in the wizard's catalogue. */
import type { Language } from '../../../shared/language.ts';

const en = {
  'title.plan': 'Plan for {count, plural, one {# store} other {# stores}}',
  'title.apply': 'Applied to {count, plural, one {# store} other {# stores}}',
  'title.check': 'Check of {count, plural, one {# store} other {# stores}}',
  'title.inspect': 'A look at {count, plural, one {# store} other {# stores}}',
  'title.rotate': 'New keys for {count, plural, one {# store} other {# stores}}',
  'title.undo': 'Taken back for {count, plural, one {# store} other {# stores}}',
  times: 'From {from} to {to} (UTC), up to {concurrency, number} at a time',
  stopped: 'The work was stopped before every store had its turn.',
  summary: 'Summary',
  stores: 'Stores',
  troubles: 'What needs you',
  'no-stores': 'There was no store to work on.',
  'column.store': 'Store',
  'column.outcome': 'Outcome',
  'column.changed': 'Values changed',
  'column.holds': 'On the store now',
  'column.seconds': 'Seconds',
  todo: 'What to do',
  'outcome.changed': 'Changed',
  'outcome.unchanged': 'Nothing to change',
  'outcome.drifted': 'Drifted',
  'outcome.refused': 'Refused',
  'outcome.failed': 'Failed',
  'outcome.stopped': 'Stopped',
  'holds.unchanged': 'As before',
  'holds.changed': 'Changed',
  'holds.unknown': 'Not known',
  'no-secrets': 'This report holds no keys.',
};

export type ReportWord = keyof typeof en;
type ReportWords = Readonly<Record<ReportWord, string>>;

const ko: ReportWords = {
  'title.plan': '스토어 {count, plural, other {#개}} 계획',
  'title.apply': '스토어 {count, plural, other {#개}}에 적용',
  'title.check': '스토어 {count, plural, other {#개}} 점검',
  'title.inspect': '스토어 {count, plural, other {#개}} 확인',
  'title.rotate': '스토어 {count, plural, other {#개}}의 키 교체',
  'title.undo': '스토어 {count, plural, other {#개}} 되돌리기',
  times: '{from}부터 {to}까지(UTC), 한 번에 최대 {concurrency, number}개',
  stopped: '모든 스토어의 차례가 오기 전에 작업이 중지되었습니다.',
  summary: '요약',
  stores: '스토어',
  troubles: '확인이 필요한 항목',
  'no-stores': '작업할 스토어가 없었습니다.',
  'column.store': '스토어',
  'column.outcome': '결과',
  'column.changed': '변경된 값',
  'column.holds': '현재 스토어의 값',
  'column.seconds': '초',
  todo: '해결 방법',
  'outcome.changed': '변경됨',
  'outcome.unchanged': '변경할 것 없음',
  'outcome.drifted': '달라짐',
  'outcome.refused': '거부됨',
  'outcome.failed': '실패',
  'outcome.stopped': '중지됨',
  'holds.unchanged': '이전과 같음',
  'holds.changed': '변경됨',
  'holds.unknown': '알 수 없음',
  'no-secrets': '이 보고서에는 키가 없습니다.',
};

export const reportWords: Readonly<Record<Language, ReportWords>> = { en, ko };
