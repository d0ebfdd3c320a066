import { expect, it } from 'vitest';
import { type Scene, spokenScene } from '../../src/charts/layout/scene.ts';
import { fmt, msg, type Text } from '../../src/messages/text.ts';

const half = fmt.drawn(1.5, 1);

const event = { kind: 'event', x: 1, label: 'release 1.5' } as const;

const reader = { language: 'de', numbers: 'usual' } as const;

const scene: Scene<Text> = {
  options: { theme: 'dark', width: 1280, height: 720 },
  frame: { title: half, footer: fmt.day('2026-06-25'), simulated: false, reader },
  x: { span: { min: 0, max: 1.5 }, ticks: [{ value: 0.5, label: half }], label: half },
  panels: [
    {
      ...{ id: '1.5', weight: 1, span: { min: 0, max: 1 }, isLog: false, caption: half, notice: half },
      ticks: [{ value: 0.5, label: half }],
      legend: [{ sample: 'band', color: '#1.5', text: msg('charts.apart') }],
      backdrops: [event, { kind: 'level', value: 1.5, strong: true, label: half }],
      ends: [{ x: 1, y: 1.5, name: 'ETH', text: half, color: '#1.5' }],
      marks: [{ x: 1, y: 1, label: half, shape: 'dot' }],
    },
  ],
  series: [],
  cells: [{ column: 1.5, row: 1, fill: '#1.5', ink: '#1.5', lines: [half, '1.5'], record: 'none' }],
};

it('says every word that is drawn as its reader reads it, and leaves what is no word', () => {
  const spoken = spokenScene(scene);
  const [panel] = spoken.panels;
  expect(spoken.frame).toMatchObject({ title: '1,5', footer: '25. Juni 2026' });
  expect(spoken.x).toEqual({ span: { min: 0, max: 1.5 }, ticks: [{ value: 0.5, label: '1,5' }], label: '1,5' });
  expect(panel).toMatchObject({ id: '1.5', caption: '1,5', notice: '1,5', ticks: [{ label: '1,5' }] });
  expect(panel).toMatchObject({
    legend: [{ color: '#1.5', text: 'auseinander' }],
    backdrops: [event, { label: '1,5' }],
  });
  expect(panel).toMatchObject({ ends: [{ name: 'ETH', text: '1,5', color: '#1.5' }], marks: [{ label: '1,5' }] });
  expect(spoken.cells).toMatchObject([{ fill: '#1.5', lines: ['1,5', '1.5'] }]);
});

it('is English where nothing is known of the reader', () => {
  const { reader: _, ...frame } = scene.frame;
  expect(spokenScene({ ...scene, frame }).frame).toMatchObject({ title: '1.5', footer: '25 Jun 2026' });
});
