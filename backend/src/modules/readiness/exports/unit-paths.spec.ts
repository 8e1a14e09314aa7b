import { expect, it } from '@jest/globals';
import { unitPaths } from './unit-paths';

it('tells the first platoons of two companies apart', () => {
  const paths = unitPaths([
    { id: 'a', parentId: null, name: 'A Company' },
    { id: 'a1', parentId: 'a', name: '1 Platoon' },
    { id: 'b', parentId: null, name: 'B Company' },
    { id: 'b1', parentId: 'b', name: '1 Platoon' },
    { id: 'b11', parentId: 'b1', name: '1 Section' },
  ]);
  expect([...paths.values()]).toEqual([
    'A Company',
    'A Company / 1 Platoon',
    'B Company',
    'B Company / 1 Platoon',
    'B Company / 1 Platoon / 1 Section',
  ]);
});
