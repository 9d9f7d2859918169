// The way from the draft to the award, and where this application left it.
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/nouns';
import { useLabel } from '@/parts/Tag';

type State = Schemas['ApplicationState'];

const way: State[] = ['draft', 'submitted', 'eligible', 'offered', 'accepted', 'awarded'];
/// After which step of the way a side state comes.
const leavesAfter: Partial<Record<State, State>> = {
  withdrawn: 'submitted', ineligible: 'submitted', duplicate: 'submitted', reserve: 'eligible', refused: 'eligible',
  declined: 'offered', expired: 'offered', given_up: 'accepted',
};
const ended: State[] = ['withdrawn', 'ineligible', 'duplicate', 'refused', 'declined', 'expired', 'given_up'];

export function chainOf(state: State): { state: State; mark: 'done' | 'now' | 'bad' | 'todo' }[] {
  const left = leavesAfter[state];
  const reached = way.indexOf(left ?? state);
  const steps = way.map((s, i) => ({ state: s, mark: i < reached || left !== undefined ? ('done' as const) : i === reached ? ('now' as const) : ('todo' as const) }));
  if (!left) return steps.map((s) => (s.state === 'awarded' && state === 'awarded' ? { ...s, mark: 'done' } : s));
  const before = steps.slice(0, reached + 1);
  const here = { state, mark: ended.includes(state) ? ('bad' as const) : ('now' as const) };
  return state === 'reserve' ? [...before, here, ...way.slice(reached + 1).map((s) => ({ state: s, mark: 'todo' as const }))] : [...before, here];
}

export function StatusChain({ state }: { state: State }) {
  const { t } = useTranslation();
  const label = useLabel();
  return (
    <ol className="steps" aria-label={t('application.chain')}>
      {chainOf(state).map((step) => (
        <li key={step.state} className={step.mark} {...(step.mark === 'now' || step.mark === 'bad' ? { 'aria-current': 'step' as const } : {})}>
          <i aria-hidden="true" />{label('ApplicationState', step.state)}
        </li>
      ))}
    </ol>
  );
}
