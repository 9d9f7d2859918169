// Which tone a state has. Tones: good, warn, bad, calm, busy.
export type Tone = 'good' | 'warn' | 'bad' | 'calm' | 'busy';

const tones: Record<string, Record<string, Tone>> = {
  CallState: { draft: 'calm', open: 'good', closed: 'busy', published: 'busy', failed: 'bad' },
  ApplicationState: {
    draft: 'calm', submitted: 'busy', withdrawn: 'calm', ineligible: 'bad', duplicate: 'bad', eligible: 'busy',
    offered: 'warn', reserve: 'warn', refused: 'calm', accepted: 'good', declined: 'calm', expired: 'bad',
    awarded: 'good', given_up: 'calm',
  },
  ReviewState: { assigned: 'warn', conflicted: 'calm', scored: 'good' },
  SelectionState: { computed: 'warn', published: 'good', superseded: 'calm' },
  RankedOutcome: { offered: 'good', reserve: 'warn', refused: 'calm' },
  OfferState: { open: 'warn', accepted: 'good', declined: 'calm', expired: 'bad' },
  AgreementState: { drafted: 'warn', in_force: 'good', withdrawn: 'calm' },
  ProjectState: { active: 'good', ended: 'calm' },
  AwardState: { active: 'good', suspended: 'warn', returned: 'calm', revoked: 'bad', expired: 'calm' },
  JobState: { waiting: 'warn', held: 'warn', placed: 'busy', running: 'busy', ended: 'good', failed: 'bad', cancelled: 'calm' },
  AcceleratorState: { installed: 'calm', accepted: 'good', maintenance: 'warn', failed: 'bad', retired: 'calm' },
};

export function toneOf(type: string, state: string): Tone {
  return tones[type]?.[state] ?? 'calm';
}
