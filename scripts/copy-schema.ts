import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { copySchemaPath, publishedCopySchema } from '@/lib/data-rights/copy/copy-schema';

const path = `public${copySchemaPath}`;
mkdirSync(dirname(path), { recursive: true });
writeFileSync(path, publishedCopySchema());
