-- From the columns of the first policy to those of the example, on a database in which nobody is yet. By hand but for what
-- `npm run policy -- columns` prints: the first statements and the last ones.
DROP TRIGGER IF EXISTS set_aside_deleted ON profiles;--> statement-breakpoint
DROP TRIGGER IF EXISTS set_aside_changed ON profiles;--> statement-breakpoint
DROP TRIGGER IF EXISTS keep_earlier ON profiles;--> statement-breakpoint
DROP TRIGGER IF EXISTS notify_processors ON profiles;--> statement-breakpoint
DROP TRIGGER IF EXISTS notify_emptied ON profiles;--> statement-breakpoint
DROP TRIGGER IF EXISTS notify_deleted ON profiles;--> statement-breakpoint
DROP TRIGGER IF EXISTS set_aside_deleted ON inquiries;--> statement-breakpoint
DROP TRIGGER IF EXISTS set_aside_changed ON inquiries;--> statement-breakpoint
DROP TRIGGER IF EXISTS keep_earlier ON inquiries;--> statement-breakpoint
DROP TRIGGER IF EXISTS notify_processors ON inquiries;--> statement-breakpoint
DROP TRIGGER IF EXISTS notify_emptied ON inquiries;--> statement-breakpoint
DROP TRIGGER IF EXISTS notify_deleted ON inquiries;--> statement-breakpoint
ALTER TABLE "profiles" DROP COLUMN "name", DROP COLUMN "company_name", DROP COLUMN "category", DROP COLUMN "country",
  DROP COLUMN "company_description", DROP COLUMN "source_of_visit";--> statement-breakpoint
ALTER TABLE "profiles" ADD COLUMN "call_name" bytea NOT NULL, ADD COLUMN "home_port" bytea NOT NULL,
  ADD COLUMN "resident_since" bytea, ADD COLUMN "home_country" bytea, ADD COLUMN "found_by" bytea, ADD COLUMN "island_pass" bytea;--> statement-breakpoint
ALTER TABLE "inquiries" DROP COLUMN "name", DROP COLUMN "country_of_residence", DROP COLUMN "company_name",
  DROP COLUMN "business_description", DROP COLUMN "job_title", DROP COLUMN "phone_number";--> statement-breakpoint
ALTER TABLE "inquiries" ADD COLUMN "call_name" bytea NOT NULL, ADD COLUMN "crossing" bytea NOT NULL,
  ADD COLUMN "travel_day" bytea, ADD COLUMN "cargo" bytea, ADD COLUMN "mobile" bytea;--> statement-breakpoint
CREATE TRIGGER set_aside_deleted AFTER DELETE ON profiles REFERENCING OLD TABLE AS gone FOR EACH STATEMENT
  EXECUTE FUNCTION portal_set_aside('subject_id', 'call_name callName sealed_value', 'home_port homePort sealed_value', 'resident_since residentSince sealed_value', 'home_country homeCountry sealed_value', 'found_by foundBy sealed_value', 'island_pass islandPass sealed_value');--> statement-breakpoint
CREATE TRIGGER set_aside_changed AFTER UPDATE ON profiles REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT
  EXECUTE FUNCTION portal_set_aside('subject_id', 'call_name callName sealed_value', 'home_port homePort sealed_value', 'resident_since residentSince sealed_value', 'home_country homeCountry sealed_value', 'found_by foundBy sealed_value', 'island_pass islandPass sealed_value');--> statement-breakpoint
CREATE TRIGGER keep_earlier AFTER UPDATE OR DELETE ON profiles FOR EACH ROW
  EXECUTE FUNCTION portal_keep_earlier('subject_id', 'call_name callName', 'home_port homePort', 'resident_since residentSince', 'home_country homeCountry', 'found_by foundBy', 'island_pass islandPass');--> statement-breakpoint
CREATE TRIGGER set_aside_deleted AFTER DELETE ON inquiries REFERENCING OLD TABLE AS gone FOR EACH STATEMENT
  EXECUTE FUNCTION portal_set_aside('id', 'call_name callName sealed_value', 'email email sealed_value', 'crossing crossing sealed_value', 'inquiry_details inquiryDetails sealed_value', 'travel_day travelDay sealed_value', 'cargo cargo sealed_value', 'mobile mobile sealed_value', 'answer inquiryDetails sealed_value');--> statement-breakpoint
CREATE TRIGGER set_aside_changed AFTER UPDATE ON inquiries REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT
  EXECUTE FUNCTION portal_set_aside('id', 'call_name callName sealed_value', 'email email sealed_value', 'crossing crossing sealed_value', 'inquiry_details inquiryDetails sealed_value', 'travel_day travelDay sealed_value', 'cargo cargo sealed_value', 'mobile mobile sealed_value', 'answer inquiryDetails sealed_value');--> statement-breakpoint
CREATE TRIGGER keep_earlier AFTER UPDATE OR DELETE ON inquiries FOR EACH ROW
  EXECUTE FUNCTION portal_keep_earlier('id', 'call_name callName', 'crossing crossing', 'inquiry_details inquiryDetails', 'travel_day travelDay', 'cargo cargo', 'mobile mobile', 'answer inquiryDetails');--> statement-breakpoint
GRANT UPDATE (call_name, crossing, inquiry_details, travel_day, cargo, mobile) ON inquiries TO portal_subject;--> statement-breakpoint
GRANT SELECT (home_country) ON profiles TO portal_system;
