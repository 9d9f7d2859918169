import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Schemas } from '../api/nouns';
import { CsvFault, decodeUtf8, parseCsv } from './csv';
import { CellFault, placeOf, readApplications, readReviews } from './tables';

const terms = {
  classes: [{ label: 'GPU' }, { label: 'HPC' }],
  rules: { rubric: [{ name: '필요성' }, { name: '역량' }], preferences: [{ key: 'local', name: '광주 소재' }] },
} as unknown as Schemas['CallTerms'];
const head = '접수번호,신청등급,기관명,사업자번호,기관유형,과제명,신청수량,개월,기업규모,가점,월별계획,신청상태';

function faultOf(run: () => unknown): CsvFault | CellFault {
  try {
    run();
  } catch (error) {
    if (error instanceof CsvFault || error instanceof CellFault) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

test('quotes, doubled quotes, line ends within quotes and empty last fields are read', () => {
  const table = parseCsv('a,b,c\r\n"x, y","say ""hi""\nthere",\r\n\r\n1,2,3');
  assert.deepEqual(table.rows.map((r) => r.map((c) => c.text)), [['x, y', 'say "hi"\nthere', ''], ['1', '2', '3']]);
  assert.deepEqual({ line: table.rows[1]![0]!.line, column: table.rows[1]![1]!.column }, { line: 5, column: 3 });
});

test('a byte order mark is dropped and other encodings are refused', () => {
  assert.equal(decodeUtf8(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]).buffer), 'a');
  assert.equal((faultOf(() => decodeUtf8(new Uint8Array([0xb0, 0xa1]).buffer)) as CsvFault).kind, 'not_utf8');
});

test('broken CSV is named by line and column', () => {
  for (const [text, kind, line, column] of [
    ['a,b\n1,"2', 'open_quote', 2, 3], ['a,b\n1,"2"x', 'text_after_quote', 2, 6], ['a,b\n1,2"', 'stray_quote', 2, 4],
    ['a,b\n1,2,3', 'field_count', 2, 5], ['a,a\n', 'repeated_name', 1, 3], ['', 'no_header', 1, 1],
  ] as const) {
    const fault = faultOf(() => parseCsv(text)) as CsvFault;
    assert.deepEqual([fault.kind, fault.at.line, fault.at.column], [kind, line, column], text);
  }
});

test('applications are read by column name', () => {
  const taken = readApplications(terms, `${head}\nR-1,HPC,빛고을,123-45-67890,기업,"학습, 추론",8,2,중소,광주 소재;local,10;20,철회\n`);
  const row = taken.rows[0]!;
  assert.equal(row.content?.call_class, 1);
  assert.equal(row.content?.title, '학습, 추론');
  assert.deepEqual(row.content?.grounds, ['local', 'local']);
  assert.deepEqual(row.content?.plan, [36_000_000, 72_000_000]);
  assert.equal(row.body?.kind, 'company');
  assert.equal(row.withdrawn, true);
});

test('a wrong cell is named by line, column, value and what it may be', () => {
  const wrong = faultOf(() => readApplications(terms, `${head}\nR-1,GPU,가,1,기업,나,8,2,,,,\nR-2,CPU,가,1,기업,나,8,2,,,,`)) as CellFault;
  assert.deepEqual([wrong.kind, wrong.at.line, wrong.at.column, wrong.column, wrong.value, wrong.bound], ['one_of', 3, 5, '신청등급', 'CPU', 'GPU, HPC']);
  const number = faultOf(() => readApplications(terms, `${head}\nR-1,GPU,가,1,기업,나,여덟,2,,,,`)) as CellFault;
  assert.deepEqual([number.kind, number.column], ['whole_number', '신청수량']);
  const missing = faultOf(() => readApplications(terms, '접수번호\n1')) as CellFault;
  assert.deepEqual([missing.kind, missing.column], ['missing_column', '신청등급']);
  const unknown = faultOf(() => readApplications(terms, `${head},비 고\nR-1,GPU,가,1,기업,나,8,2,,,,,`)) as CellFault;
  assert.deepEqual([unknown.kind, unknown.at.line], ['unknown_column', 1]);
});

test('reviews have one column for each criterion', () => {
  assert.deepEqual(readReviews(terms, '접수번호,평가위원,역량,필요성,의견\nR-1,reviewer.01,80,75.5,좋음\n').rows, [
    { receipt: 'R-1', reviewer: 'reviewer.01', scores: [75_500, 80_000], comment: '좋음' },
  ]);
  const fault = faultOf(() => readReviews(terms, '접수번호,평가위원,필요성,역량\nR-1,r,높음,1\n')) as CellFault;
  assert.deepEqual([fault.kind, fault.at.column], ['points', 7]);
});

test("a server's refusal is found again in the file", () => {
  const taken = readApplications(terms, `${head}\nR-1,GPU,가,1,기업,나,8,2,,,,\nR-2,GPU,가,1,기업,나,9,2,,,,`);
  assert.deepEqual(placeOf(taken, 'rows[1].content.accelerators'), { line: 3, column: 18, name: '신청수량' });
  assert.deepEqual(placeOf(taken, 'rows[1].receipt'), { line: 3, column: 1, name: '접수번호' });
  assert.equal(placeOf(taken, 'call'), null);
});
