import { checkQueryPlans } from '@/lib/testing/check-query-plans';

checkQueryPlans(100_000);
