import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Grid, type Choice } from '@/parts/Grid';
import { useLabel } from '@/parts/Tag';
import { applicationText, useApplicationColumns, type Application } from './columns';

export function ApplicationGrid({ rows, withCall, empty }: { rows: Application[]; withCall: boolean; empty?: string }) {
  const { t } = useTranslation();
  const label = useLabel();
  const columns = useApplicationColumns(withCall);
  const choices = useMemo<Choice<Application>[]>(() => {
    const states = [...new Set(rows.map((a) => a.state))];
    const classes = [...new Set(rows.map((a) => a.class_label))].filter(Boolean);
    return [
      { label: t('application.state'), of: (a) => a.state, options: states.map((s) => ({ value: s, label: label('ApplicationState', s) })) },
      { label: t('call.class'), of: (a) => a.class_label, options: classes.map((c) => ({ value: c, label: c })) },
    ];
  }, [rows, t]);
  return (
    <Grid<Application> label={t('nav.applications')} rows={rows} columns={columns} search={applicationText} choices={choices}
      sort={[{ id: 'receipt', desc: false }]} {...(empty ? { empty } : {})} />
  );
}
