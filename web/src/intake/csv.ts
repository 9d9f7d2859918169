// CSV as spreadsheets write it (RFC 4180), with the place of every cell, so that a fault can be named by line and column.
// Line and column count from 1; a column is a character, as an editor shows it.

export interface Place {
  line: number;
  column: number;
}
export interface Cell extends Place {
  text: string;
}
export interface Table {
  header: Cell[];
  rows: Cell[][];
}

export type CsvFaultKind = 'not_utf8' | 'stray_quote' | 'text_after_quote' | 'open_quote' | 'field_count' | 'no_header' | 'repeated_name';

export class CsvFault extends Error {
  constructor(readonly kind: CsvFaultKind, readonly at: Place, readonly detail = '') {
    super(`${kind} at ${at.line}:${at.column}`);
  }
}

/// The text of a file; a byte order mark is dropped, bytes that are not UTF-8 are a fault.
export function decodeUtf8(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CsvFault('not_utf8', { line: 1, column: 1 });
  }
}

export function parseCsv(text: string): Table {
  const records = readRecords(text);
  const header = records.shift();
  if (!header || header.every((c) => c.text.trim() === '')) throw new CsvFault('no_header', { line: 1, column: 1 });
  const seen = new Set<string>();
  for (const cell of header) {
    const name = cell.text.trim();
    if (seen.has(name)) throw new CsvFault('repeated_name', cell, name);
    seen.add(name);
  }
  for (const row of records) {
    if (row.length !== header.length) throw new CsvFault('field_count', row.at(-1) ?? row[0]!, `${row.length} / ${header.length}`);
  }
  return { header, rows: records };
}

function readRecords(text: string): Cell[][] {
  const records: Cell[][] = [];
  let record: Cell[] = [];
  let at: Place = { line: 1, column: 1 };
  let i = 0;
  const step = () => {
    const c = text[i]!;
    i += 1;
    at = c === '\n' ? { line: at.line + 1, column: 1 } : { line: at.line, column: at.column + 1 };
    return c;
  };
  const lineEnds = () => text[i] === '\n' || (text[i] === '\r' && text[i + 1] === '\n');
  const skipLineEnd = () => {
    if (text[i] === '\r') step();
    if (text[i] === '\n') step();
  };
  while (i < text.length) {
    if (record.length === 0 && lineEnds()) {
      skipLineEnd();
      continue;
    }
    const begin = at;
    let value = '';
    if (text[i] === '"') {
      step();
      for (;;) {
        if (i >= text.length) throw new CsvFault('open_quote', begin);
        if (text[i] === '"' && text[i + 1] === '"') {
          step();
          value += step();
        } else if (text[i] === '"') {
          step();
          break;
        } else {
          value += step();
        }
      }
      if (i < text.length && text[i] !== ',' && !lineEnds()) throw new CsvFault('text_after_quote', at);
    } else {
      while (i < text.length && text[i] !== ',' && !lineEnds()) {
        if (text[i] === '"') throw new CsvFault('stray_quote', at);
        value += step();
      }
    }
    record.push({ ...begin, text: value });
    if (text[i] === ',') {
      step();
      if (i < text.length && !lineEnds()) continue;
      record.push({ ...at, text: '' });
    }
    skipLineEnd();
    records.push(record);
    record = [];
  }
  return records;
}
