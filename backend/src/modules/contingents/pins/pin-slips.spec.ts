import { describe, expect, it } from '@jest/globals';
import { makePdf } from '../../../platform/pdf';
import { pinSlipsDocument, type PinSlip } from './pin-slips';

const SLIP: PinSlip = {
  name: 'Melric Courévert',
  rotation: 'Estrelane Formed Police Unit · 4',
  subUnit: '1re compagnie d’intervention / 2e peloton de maintien de l’ordre',
  countryCode: 'XE',
  countryName: { en: 'Estrelane', fr: 'Estrelane' },
  serviceName: { en: 'Gendarmerie', fr: 'Gendarmerie' },
  number: '008163',
  pin: '418265',
};
const LONG: PinSlip = {
  ...SLIP,
  name: 'Élolisse Sauvèze-Montombre de la Tour-Vauclérière d’Aurigny',
  countryName: { en: 'Republic of the Northern Estrelane Islands', fr: 'République des Îles du Nord de l’Estrelane' },
  serviceName: { en: 'National Police Force', fr: 'Force de police nationale' },
};

async function sheets(slips: readonly PinSlip[]): Promise<number> {
  const file = await makePdf(pinSlipsDocument(slips, 'https://training.estrelane.example.org'));
  return file.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
}

describe('PIN slips', () => {
  it('stand eight on a sheet, also where a name, a country and a service need more lines', async () => {
    expect(await sheets(Array.from({ length: 8 }, (_, at) => (at === 1 ? LONG : SLIP)))).toBe(1);
    expect(await sheets(Array.from({ length: 9 }, () => SLIP))).toBe(2);
  });

  it('say at the head of a sheet whose they are, also outside all sub-units', () => {
    const heads = (slips: readonly PinSlip[]): unknown[] =>
      (pinSlipsDocument(slips, '').content as { stack: { text: string }[] }[]).map(({ stack }) => stack[0]?.text);
    expect(heads([SLIP, { ...SLIP, subUnit: '' }])).toEqual([
      'Estrelane Formed Police Unit · 4 – 1re compagnie d’intervention / 2e peloton de maintien de l’ordre',
      'Estrelane Formed Police Unit · 4',
    ]);
  });
});
