// Line icons on a grid of 20, drawn for this console.
const shapes: Record<string, string> = {
  gauge: 'M3 14a7 7 0 1 1 14 0M10 14l3.5-4.5M5.5 14h0M14.5 14h0',
  rack: 'M4 3h12v5H4zM4 12h12v5H4zM7 5.5h0M7 14.5h0M10 5.5h3.5M10 14.5h3.5',
  report: 'M5 2.5h7l3 3v12H5zM8 14v-3M10.2 14V8.5M12.4 14v-2',
  call: 'M3 8.5v3h2.5L12 15V5L5.5 8.5zM14.5 8a3 3 0 0 1 0 4M6 12l1 4h2l-1-3',
  inbox: 'M3 11l2.5-7h9L17 11v5H3zM3 11h4l1 2h4l1-2h4',
  review: 'M4 3h12v14H4zM7 7h6M7 10h6M7 13.2l1.2 1.2 2.3-2.6',
  rank: 'M3 16h14M4.5 16v-4h3v4M8.5 16V5h3v11M12.5 16v-7h3v7',
  sign: 'M4 16.5h12M5 13l1-3 6.5-6.5 2 2L8 12zM11 5l2 2',
  project: 'M3 5h5l1.5 2H17v9H3z',
  job: 'M3 4h14v12H3zM6 8l2.5 2L6 12M10 12.5h4',
  outcome: 'M10 3l2 4.3 4.7.6-3.4 3.2.9 4.7-4.2-2.3-4.2 2.3.9-4.7L3.3 7.9 8 7.3z',
  journal: 'M5 3h10v14H5zM5 3v14M8 7h4.5M8 10h4.5M3.5 6h2M3.5 10h2M3.5 14h2',
  key: 'M12.5 7.5a3.2 3.2 0 1 1-6.4 0 3.2 3.2 0 0 1 6.4 0M4 17c.4-3.2 2.4-4.8 5.3-4.8s4.9 1.6 5.3 4.8',
  persons: 'M9.5 7a2.6 2.6 0 1 1-5.2 0 2.6 2.6 0 0 1 5.2 0M2.5 16c.3-3 1.8-4.5 4.4-4.5s4.1 1.5 4.4 4.5M13 4.6a2.5 2.5 0 0 1 0 4.8M14 11.7c2 .4 3.2 1.8 3.5 4.3',
  sun: 'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M10 2v1.8M10 16.2V18M2 10h1.8M16.2 10H18M4.3 4.3l1.3 1.3M14.4 14.4l1.3 1.3M4.3 15.7l1.3-1.3M14.4 5.6l1.3-1.3',
  moon: 'M16 11.8A6.5 6.5 0 0 1 8.2 4a6.5 6.5 0 1 0 7.8 7.8z',
  up: 'M6 12l4-4 4 4', down: 'M6 8l4 4 4-4', both: 'M7 8l3-3 3 3M7 12l3 3 3-3',
  search: 'M8.8 4a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6M12.4 12.4L16.5 16.5',
  alert: 'M10 3.5l7.5 13h-15zM10 8v4M10 14.3h0',
  empty: 'M3.5 6.5L10 3l6.5 3.5v7L10 17l-6.5-3.5zM3.5 6.5L10 10l6.5-3.5M10 10v7',
  print: 'M6 7V3h8v4M6 14H3.5V7h13v7H14M6 12h8v5H6z',
  plus: 'M10 4v12M4 10h12', out: 'M8 4H4v12h4M8 10h9M14 7l3 3-3 3',
};

export function Icon({ name, size = 18 }: { name: string; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5"
      strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false" style={{ flex: 'none' }}>
      <path d={shapes[name] ?? ''} />
    </svg>
  );
}
