/** Drawings for moving a part up and down (Material Symbols, Apache-2.0), in a viewBox of `0 -960 960 960`. */
export const moveIcons = {
  up: 'M450-160v-526L202-438l-42-42 320-320 320 320-42 42-248-248v526h-60Z',
  down: 'M450-800v526L202-522l-42 42 320 320 320-320-42-42-248 248v-526h-60Z',
} as const;
