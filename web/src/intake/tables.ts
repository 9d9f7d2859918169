// The tables that a call manager brings, as rows of the commands that take them. Columns are those of docs/formats.
import type { Schemas } from '../api/nouns';
import { pointsFromText } from '../format/number';
import { parseCsv, type Cell, type Place, type Table } from './csv';

type Application = Schemas['ImportedApplication_in'];
type Review = Schemas['ImportedReview_in'];

export type CellFaultKind = 'missing_column' | 'unknown_column' | 'needed' | 'whole_number' | 'points' | 'one_of' | 'instant' | 'hours';

/// A cell that cannot be taken: where it is, what stood there and what may stand there.
export class CellFault extends Error {
  constructor(readonly kind: CellFaultKind, readonly at: Place, readonly column: string, readonly value: string, readonly bound = '') {
    super(`${kind} at ${at.line}:${at.column}`);
  }
}

export interface Taken<Row> {
  rows: Row[];
  /// Where each row began, and where its cells are by column name.
  places: { line: number; cells: Map<string, Cell> }[];
}

const kinds: Record<string, Schemas['BodyKind']> = {
  기업: 'company', 대학: 'university', 연구기관: 'institute', 연구소: 'institute', 정부출연연구소: 'institute', 공공기관: 'public_institution',
  지방자치단체: 'city', 중앙행정기관: 'ministry', 진흥기관: 'agency', 기관: 'agency',
};
const sizes: Record<string, Schemas['BodySize']> = { '': 'none', 중소: 'small', 벤처: 'venture', 중견: 'middle', 대기업: 'large', 대: 'large' };
const hourMillis = 3_600_000;

class Row {
  constructor(readonly cells: Map<string, Cell>, private readonly begin: Place) {}
  text(name: string): string {
    return this.cells.get(name)?.text.trim() ?? '';
  }
  fault(kind: CellFaultKind, name: string, bound = ''): CellFault {
    return new CellFault(kind, this.cells.get(name) ?? this.begin, name, this.text(name), bound);
  }
  needed(name: string): string {
    const text = this.text(name);
    if (text === '') throw this.fault('needed', name);
    return text;
  }
  whole(name: string, whenEmpty: number | null): number {
    const text = this.text(name);
    if (text === '' && whenEmpty !== null) return whenEmpty;
    if (!/^\d{1,15}$/.test(text)) throw this.fault('whole_number', name);
    return Number(text);
  }
  oneOf<T>(name: string, words: Record<string, T>): T {
    const text = this.text(name);
    if (!Object.hasOwn(words, text)) throw this.fault('one_of', name, Object.keys(words).filter(Boolean).join(', '));
    return words[text] as T;
  }
  list(name: string): string[] {
    return this.text(name).split(';').map((part) => part.trim()).filter(Boolean);
  }
}

function readTable<T>(text: string, needed: string[], optional: string[], read: (row: Row) => T): Taken<T> {
  const table: Table = parseCsv(text);
  const names = table.header.map((cell) => cell.text.trim());
  for (const name of needed) if (!names.includes(name)) throw new CellFault('missing_column', { line: 1, column: 1 }, name, '');
  for (const [i, name] of names.entries()) {
    if (!needed.includes(name) && !optional.includes(name)) throw new CellFault('unknown_column', table.header[i]!, name, name, [...needed, ...optional].join(', '));
  }
  const taken: Taken<T> = { rows: [], places: [] };
  for (const cells of table.rows) {
    const row = new Row(new Map(names.map((name, i) => [name, cells[i]!])), cells[0]!);
    taken.rows.push(read(row));
    taken.places.push({ line: cells[0]!.line, cells: row.cells });
  }
  return taken;
}

export function readApplications(terms: Schemas['CallTerms'], text: string): Taken<Application> {
  const classes = Object.fromEntries(terms.classes.map((c, i) => [c.label, i]));
  const grounds = terms.rules.preferences.map((p) => p.key);
  const groundOf = new Map(terms.rules.preferences.flatMap((p) => [[p.key, p.key], [p.name, p.key]]));
  return readTable(
    text, ['접수번호', '신청등급', '기관명', '사업자번호', '기관유형', '과제명', '신청수량', '개월'],
    ['접수일시', '기업규모', '지역', '분야', '요약', '담당자', '이메일', '최소수량', '가점', '월별계획', '신청상태', '비고'],
    (row) => {
      const received = row.text('접수일시');
      if (received && Number.isNaN(Date.parse(received))) throw row.fault('instant', '접수일시', '2025-03-24T17:58:03+09:00');
      return {
        receipt: row.needed('접수번호'),
        received_at: received || null,
        body: {
          name: row.needed('기관명'), name_en: '', kind: row.oneOf('기관유형', kinds), size: row.oneOf('기업규모', sizes),
          registration: row.needed('사업자번호'), region: row.text('지역'),
        },
        content: {
          title: row.needed('과제명'), summary: row.text('요약'), sector: row.text('분야'), contact: row.text('담당자'), email: row.text('이메일'),
          call_class: row.oneOf('신청등급', classes), accelerators: row.whole('신청수량', null), least: row.whole('최소수량', 0), months: row.whole('개월', null),
          grounds: row.list('가점').map((word) => {
            const key = groundOf.get(word);
            if (key === undefined) throw row.fault('one_of', '가점', grounds.join(', '));
            return key;
          }),
          plan: row.list('월별계획').map((word) => {
            if (!/^\d{1,9}$/.test(word)) throw row.fault('hours', '월별계획', '730;650;…');
            return Number(word) * hourMillis;
          }),
        },
        withdrawn: row.oneOf('신청상태', { '': false, 제출: false, 철회: true }),
      };
    });
}

export function readReviews(terms: Schemas['CallTerms'], text: string): Taken<Review> {
  const criteria = terms.rules.rubric.map((c) => c.name);
  return readTable(text, ['접수번호', '평가위원', ...criteria], ['의견'], (row) => ({
    receipt: row.needed('접수번호'),
    reviewer: row.needed('평가위원'),
    scores: criteria.map((name) => {
      const score = pointsFromText(row.text(name));
      if (score === null) throw row.fault('points', name);
      return score;
    }),
    comment: row.text('의견'),
  }));
}

/// The columns from which the fields of a row came: a refusal names "rows[12].content.accelerators".
const columnOf: Record<string, string> = {
  receipt: '접수번호', received_at: '접수일시', 'body.name': '기관명', 'body.registration': '사업자번호', 'body.kind': '기관유형', 'body.size': '기업규모',
  'content.title': '과제명', 'content.call_class': '신청등급', 'content.accelerators': '신청수량', 'content.least': '최소수량', 'content.months': '개월',
  'content.grounds': '가점', 'content.plan': '월별계획', 'content.email': '이메일', reviewer: '평가위원',
};

/// Where in the file a refused field stands; null when the refusal is not about a row.
export function placeOf(taken: Taken<unknown>, field: string): (Place & { name: string }) | null {
  const match = /^rows\[(\d+)\]\.?(.*)$/.exec(field);
  const place = match ? taken.places[Number(match[1])] : undefined;
  if (!match || !place) return null;
  const path = (match[2] ?? '').replace(/\[\d+\]/g, '');
  const name = columnOf[path] ?? '';
  const cell = place.cells.get(name);
  return { line: cell?.line ?? place.line, column: cell?.column ?? 1, name };
}
