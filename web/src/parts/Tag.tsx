import { useTranslation } from 'react-i18next';
import { toneOf, type Tone } from './states';

export function Tag({ tone, children }: { tone: Tone; children: React.ReactNode }) {
  return <span className={`tag ${tone}`}><i aria-hidden="true" />{children}</span>;
}

/// A state by its name in the API: <StateTag type="JobState" state="running" />.
export function StateTag({ type, state }: { type: string; state: string }) {
  const label = useLabel();
  return <Tag tone={toneOf(type, state)}>{label(type, state)}</Tag>;
}

/// The label of a name of an enumeration; a name that is newer than this console is shown as it is.
export function useLabel(): (type: string, name: string) => string {
  const { t, i18n } = useTranslation();
  return (type, name) => {
    const key = `enum.${type}.${name}`;
    return i18n.exists(key) ? t(key as never) : name;
  };
}
