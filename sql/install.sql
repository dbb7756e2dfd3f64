-- what the extension installs, and that it can be taken away, moved and
-- installed again; pg_regress has created it already
SELECT extrelocatable, extconfig::regclass[] AS tables
FROM pg_extension WHERE extname = 'gazette';
SELECT name, trusted, relocatable, superuser
FROM pg_available_extension_versions
WHERE name = 'gazette' AND version = '0.1.0';

-- the library and the SQL script are of one version
SELECT gazette_version() LIKE extversion || ' (data %)' AS same_version
FROM pg_extension WHERE extname = 'gazette';

-- every function, operator and text search object says what it is
\set members 'pg_depend d JOIN pg_extension e ON d.refclassid = ''pg_extension''::regclass AND d.refobjid = e.oid AND d.deptype = ''e'' AND e.extname = ''gazette'''
SELECT pg_describe_object(d.classid, d.objid, 0) AS without_comment
FROM :members
WHERE obj_description(d.objid, d.classid::regclass::name) IS NULL
  AND d.classid <> 'pg_opfamily'::regclass
ORDER BY 1;

-- functions of a text alone depend on nothing else
SELECT p.proname, p.provolatile, p.proisstrict, p.proparallel
FROM :members
JOIN pg_proc p ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid
WHERE p.proargtypes[0] IN ('text'::regtype, 'float8'::regtype)
  AND (p.provolatile, p.proisstrict, p.proparallel) <> ('i', true, 's')
ORDER BY 1;

-- operators: nothing that drivers or BI templates read as their own
SELECT o.oprname, o.oprleft::regtype, o.oprright::regtype,
       o.oprresult::regtype, o.oprrest <> 0 AS has_rest, o.oprjoin <> 0 AS has_join
FROM :members
JOIN pg_operator o ON d.classid = 'pg_operator'::regclass AND d.objid = o.oid
ORDER BY 1, 2, 3;
SELECT count(*) AS bad_names FROM pg_operator
WHERE oprcode::text LIKE 'gazette%' AND oprname ~ '[?%:]';

-- opclass members are sound
SELECT opcname, amvalidate(oid) FROM pg_opclass WHERE opcname LIKE 'gazette%' ORDER BY 1;

-- drop, install in a schema of its own, move, use unqualified and qualified
DROP EXTENSION gazette;
SELECT 'x' ~@ 'y';
CREATE SCHEMA news;
CREATE EXTENSION gazette SCHEMA news;
SELECT news.gazette_stem('garanties');
SELECT 'Les garanties' OPERATOR(news.~@) 'garantie';
ALTER EXTENSION gazette SET SCHEMA public;
SELECT gazette_stem('garanties'), to_tsvector('gazette', 'Les garanties');

-- a trusted extension: whoever may create in the database may install it
DROP EXTENSION gazette;
CREATE ROLE regress_analyst;
GRANT ALL ON SCHEMA public TO regress_analyst;
DO $$ BEGIN
	EXECUTE format('GRANT CREATE ON DATABASE %I TO regress_analyst', current_database());
END $$;
SET ROLE regress_analyst;
CREATE EXTENSION gazette;
SELECT gazette_stem('garanties');
DROP EXTENSION gazette;
RESET ROLE;
DO $$ BEGIN
	EXECUTE format('REVOKE CREATE ON DATABASE %I FROM regress_analyst', current_database());
END $$;
REVOKE ALL ON SCHEMA public FROM regress_analyst;
DROP ROLE regress_analyst;
DROP SCHEMA news;
CREATE EXTENSION gazette;
