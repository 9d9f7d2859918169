// Problem details (RFC 9457) as the server writes them, in the reader's language.
export interface Problem {
  status: number;
  title: string;
  detail: string;
  field: string;
  value: string;
  reason: string;
  remedy: string;
}

export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.reason || problem.title || `HTTP ${problem.status}`);
    this.name = 'ProblemError';
  }
}

/// status 0: the server cannot be reached.
export async function problemOf(response: Response): Promise<Problem> {
  const none = { status: response.status, title: '', detail: '', field: '', value: '', reason: '', remedy: '' };
  try {
    return { ...none, ...((await response.json()) as Partial<Problem>), status: response.status };
  } catch {
    return none;
  }
}

export function problemFrom(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const text = error instanceof Error ? error.message : String(error);
  return { status: -1, title: text, detail: '', field: '', value: '', reason: '', remedy: '' };
}
