export { codeOf, type DashboardSearch } from '#shared/dashboard-search.ts'
