import { checkQueryPlans } from '@/lib/testing/check-query-plans';

checkQueryPlans(50_000);
