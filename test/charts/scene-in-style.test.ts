import { expect, it } from 'vitest';
import { type Scene, sceneInStyle } from '../../src/charts/layout/scene.ts';

const event = { kind: 'event', x: 1, label: 'release 1.5' } as const;

const scene: Scene = {
  options: { theme: 'dark', width: 1280, height: 720 },
  frame: { title: '1.5', footer: '25 Jun 2026', simulated: false, numbers: 'de-DE' },
  x: { span: { min: 0, max: 1.5 }, ticks: [{ value: 0.5, label: '0.5' }], label: '1.5' },
  panels: [
    {
      ...{ id: '1.5', weight: 1, span: { min: 0, max: 1 }, isLog: false, caption: '2.5', notice: '2.5' },
      ticks: [{ value: 0.5, label: '0.5' }],
      legend: [{ sample: 'band', color: '#1.5', text: '2.5' }],
      backdrops: [event, { kind: 'level', value: 1.5, strong: true, label: '1.5' }],
      ends: [{ x: 1, y: 1.5, name: 'ETH', text: '1.5', color: '#1.5' }],
      marks: [{ x: 1, y: 1, label: '1.5', shape: 'dot' }],
    },
  ],
  series: [],
  cells: [{ column: 1.5, row: 1, fill: '#1.5', ink: '#1.5', lines: ['1.5', '0.5 to 2.5'], record: 'none' }],
};

it('styles every word that is drawn, and nothing else', () => {
  const styled = sceneInStyle(scene);
  const [panel] = styled.panels;
  expect(styled.frame).toEqual({ title: '1,5', footer: '25.06.2026', simulated: false });
  expect(styled.x).toEqual({ span: { min: 0, max: 1.5 }, ticks: [{ value: 0.5, label: '0,5' }], label: '1,5' });
  expect(panel).toMatchObject({ id: '1.5', caption: '2,5', notice: '2,5', ticks: [{ label: '0,5' }] });
  expect(panel).toMatchObject({ legend: [{ color: '#1.5', text: '2,5' }], backdrops: [event, { label: '1,5' }] });
  expect(panel).toMatchObject({ ends: [{ name: 'ETH', text: '1,5', color: '#1.5' }], marks: [{ label: '1,5' }] });
  expect(styled.cells).toMatchObject([{ fill: '#1.5', lines: ['1,5', '0,5 to 2,5'] }]);
});

it('leaves a scene without a style as it is', () => {
  const plain: Scene = { ...scene, frame: { title: '1.5', footer: '', simulated: false } };
  expect(sceneInStyle(plain)).toBe(plain);
});
