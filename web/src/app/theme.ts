// One calm palette: slate surfaces, a petrol blue for what can be done, and state colours that differ in lightness as
// well as in hue, so that they can be told apart without colour vision.
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const petrol: MantineColorsTuple = [
  '#e8f4f8', '#d3e7ee', '#a6cfdd', '#76b5cb', '#4f9fba', '#2f8aa8', '#1c728f', '#165f78', '#134e63', '#0c3a4b',
];
const slate: MantineColorsTuple = [
  '#d3dae0', '#b4bec7', '#929eaa', '#74818e', '#465360', '#303b46', '#232c35', '#1a2129', '#131920', '#0c1116',
];

export const theme = createTheme({
  fontFamily: '"Pretendard Variable", Pretendard, "Noto Sans KR", "Noto Sans CJK KR", system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "JetBrains Mono", "D2Coding", "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.35', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.35' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  colors: { petrol, dark: slate },
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', allowDeselect: false } },
    // What helps stands below the field, so that fields in a row stay in line.
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 250 } },
  },
});

export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f4f6f8',
    '--mantine-color-text': '#18212a',
    '--mantine-color-dimmed': '#566371',
    '--mantine-color-red-light-color': '#b3261e',
    '--gw-surface': '#ffffff',
    '--gw-line': '#dde3e8',
    '--gw-line-strong': '#c3ccd4',
    '--gw-hover': '#eef3f6',
    '--gw-link': '#165f78',
    '--gw-good': '#1e7a52', '--gw-warn': '#8f5d00', '--gw-bad': '#b3261e', '--gw-calm': '#566371', '--gw-busy': '#165f78',
    '--gw-good-soft': '#e2f3ea', '--gw-warn-soft': '#fbf0d9', '--gw-bad-soft': '#fbe6e4', '--gw-calm-soft': '#e9edf1', '--gw-busy-soft': '#e0eff5',
    '--gw-s1': '#165f78', '--gw-s2': '#5fb0c7', '--gw-s3': '#c9d3da', '--gw-s4': '#e0a93b', '--gw-s5': '#8a6bb8', '--gw-s6': '#c0392f', '--gw-s7': '#8f9ba6',
  },
  dark: {
    '--mantine-color-body': '#0c1116',
    '--mantine-color-text': '#d9e0e6',
    '--mantine-color-dimmed': '#94a1ad',
    '--mantine-color-red-light-color': '#f6a9a2',
    '--gw-surface': '#131920',
    '--gw-line': '#26303a',
    '--gw-line-strong': '#3a4652',
    '--gw-hover': '#1a222b',
    '--gw-link': '#7cc4da',
    '--gw-good': '#6fcf9f', '--gw-warn': '#e8b654', '--gw-bad': '#f28b82', '--gw-calm': '#a3afba', '--gw-busy': '#7cc4da',
    '--gw-good-soft': '#12291f', '--gw-warn-soft': '#2d2412', '--gw-bad-soft': '#331a19', '--gw-calm-soft': '#1e262e', '--gw-busy-soft': '#10272f',
    '--gw-s1': '#3a9dbb', '--gw-s2': '#1f5a6d', '--gw-s3': '#36424d', '--gw-s4': '#d9a23a', '--gw-s5': '#9a80c9', '--gw-s6': '#e0625a', '--gw-s7': '#66727e',
  },
});
