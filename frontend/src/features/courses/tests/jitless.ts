import { z } from 'zod';

// The page's policy refuses code made at run time: said before the first schema is built.
z.config({ jitless: true });
