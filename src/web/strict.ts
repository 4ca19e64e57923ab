// Schemas that are interpreted, not compiled: the page's content security policy allows no code made from text.
import * as z from 'zod';

z.config({ jitless: true });
