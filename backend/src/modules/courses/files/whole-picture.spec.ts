import { describe, expect, it } from '@jest/globals';
import { sniffMediaType } from '../../../platform/storage';
import { isWholePicture } from './whole-picture';

/** Pictures of three by two points, and a film of two pictures, as programs write them. */
const PICTURES: readonly (readonly [mediaType: string, base64: string])[] = [
  [
    'image/png',
    'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACAQMAAACnuvRZAAAABlBMVEX/AAAAAP9sof2OAAAADElEQVQIW2NgYHgAAADkAOEHFmAjAAAAAElFTkSuQmCC',
  ],
  [
    'image/jpeg',
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAACAAMDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAYEAEBAAMAAAAAAAAAAAAAAAAAAhJSkf/EABQBAQAAAAAAAAAAAAAAAAAAAAT/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCHne1dAMPf/9k=',
  ],
  ['image/gif', 'R0lGODlhAwACAPAAAP8AAAAA/yH5BAAAAAAALAAAAAADAAIAAAIDhIMFADs='],
  ['image/webp', 'UklGRjgAAABXRUJQVlA4ICwAAADwAQCdASoDAAIABABoJaACdLoAAwjz9AAA/u7sja5CbkZCdqr8UApHAeAAAA=='],
  [
    'image/gif',
    'R0lGODlhBAAEAPAAAP8AAAAAACH5BAAKAAAAIf8LTkVUU0NBUEUyLjADAQAAACwAAAAABAAEAAACBISPCQUAIfkEAAoAAAAsAAAAAAQABACAAAD/AAAAAgSEjwkFADs=',
  ],
  ['image/webp', 'UklGRhwAAABXRUJQVlA4TA8AAAAvAkAAAAcQ/Y/+ByKi/wEA'],
  // In several scans.
  [
    'image/jpeg',
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/2wBDAQMDAwQDBAgEBAgQCwkLEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBD/wgARCAACAAMDAREAAhEBAxEB/8QAFAABAAAAAAAAAAAAAAAAAAAAB//EABUBAQEAAAAAAAAAAAAAAAAAAAMI/9oADAMBAAIQAxAAAAEDo0//xAAWEAADAAAAAAAAAAAAAAAAAAAAAxT/2gAIAQEAAQUCoef/xAAbEQAABwEAAAAAAAAAAAAAAAAAAgMFFlSS0f/aAAgBAwEBPwGRPFtTZuj/xAAbEQAABwEAAAAAAAAAAAAAAAAAAgMFFlST0f/aAAgBAgEBPwGMMdNLMnB//8QAFxAAAwEAAAAAAAAAAAAAAAAAAAMzkv/aAAgBAQAGPwK7NH//xAAVEAEBAAAAAAAAAAAAAAAAAAAA8f/aAAgBAQABPyGof//aAAwDAQACAAMAAAAQP//EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQMBAT8QD//EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQIBAT8QWf/EABYQAAMAAAAAAAAAAAAAAAAAAADB8P/aAAgBAQABPxCzZ//Z',
  ],
];
const pictures = PICTURES.map(([mediaType, base64]) => [mediaType, Buffer.from(base64, 'base64')] as const);

describe('a whole picture', () => {
  it.each(pictures)('passes as %s, also with something behind its end', (mediaType, bytes) => {
    expect(sniffMediaType(bytes)).toBe(mediaType);
    expect(isWholePicture(bytes, mediaType)).toBe(true);
    expect(isWholePicture(Buffer.concat([bytes, Buffer.from('written by a camera')]), mediaType)).toBe(true);
  });

  it.each(pictures)('breaks off nowhere, as %s', (mediaType, bytes) => {
    const whole = Array.from({ length: bytes.length }, (_, end) => end).filter((end) =>
      isWholePicture(bytes.subarray(0, end), mediaType),
    );
    expect(whole).toEqual([]);
  });

  it('has a size', () => {
    const at: Readonly<Record<string, number>> = { 'image/png': 16, 'image/gif': 6 };
    for (const [mediaType, bytes] of pictures) {
      const size = at[mediaType];
      if (size === undefined) continue;
      const without = Buffer.from(bytes);
      without.fill(0, size, size + (mediaType === 'image/png' ? 4 : 2));
      expect(isWholePicture(without, mediaType)).toBe(false);
    }
  });

  it('is more than the first bytes of one', () => {
    for (const [head, mediaType] of [
      ['GIF8', 'image/gif'],
      ['GIF89a and then words', 'image/gif'],
      ['\x89PNG\r\n\x1a\n and then words', 'image/png'],
      ['\xff\xd8\xff and then words', 'image/jpeg'],
      ['RIFF\x04\x00\x00\x00WEBP and then words', 'image/webp'],
    ] as const) {
      const bytes = Buffer.from(head, 'latin1');
      expect([sniffMediaType(bytes), isWholePicture(bytes, mediaType)]).toEqual([mediaType, false]);
    }
  });
});
