// The weighted total of one review: each score as its share of the criterion's most, times the weight; thousandths.
interface Line {
  weight: number;
  most: number;
}

export function weightedPart(line: Line, score: number): number {
  return line.most > 0 ? Math.round((score * line.weight * 1000) / line.most) : 0;
}

/// null while a score is missing.
export function weightedTotal(rubric: Line[], scores: (number | null | undefined)[]): number | null {
  let sum = 0;
  for (const [i, line] of rubric.entries()) {
    const score = scores[i];
    if (score === null || score === undefined) return null;
    sum += weightedPart(line, score);
  }
  return rubric.length > 0 ? sum : null;
}
