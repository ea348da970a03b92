-- Orders and their lines, in the shape of TPC-H, the same on every machine; ${orders} orders, about four lines each.
CREATE FUNCTION pick(key bigint, stream bigint, choices bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT mod(hashint8extended(key, stream) & 9223372036854775807, choices) $$;

CREATE TABLE vocabulary AS
SELECT row_number() OVER () - 1 AS id, first || ' ' || second || ' ' || third AS text
FROM unnest(ARRAY['quick','idle','bold','even','silent','final','ironic','regular','sly','daring','slow','brave','busy','calm']) first,
     unnest(ARRAY['deposits','requests','accounts','packages','foxes','ideas','pearls','tithes','orbits','frays','depths']) second,
     unnest(ARRAY['sleep furiously','wake above the rest','nag along','boost carefully','haggle','cajole among','detect','use']) third;
CREATE UNIQUE INDEX ON vocabulary (id);

CREATE TABLE orders (
  o_orderkey bigint NOT NULL, o_custkey bigint NOT NULL, o_orderstatus char(1) NOT NULL,
  o_totalprice decimal(12,2) NOT NULL, o_orderdate date NOT NULL, o_orderpriority char(15) NOT NULL,
  o_clerk char(15) NOT NULL, o_shippriority integer NOT NULL, o_comment varchar(79), updated_at timestamp(6) NOT NULL);
INSERT INTO orders
SELECT k, 1 + pick(k, 1, 75000), (ARRAY['F','O','P'])[1 + pick(k, 2, 3)], (90000 + pick(k, 3, 45000000)) / 100.0,
  date '1992-01-01' + pick(k, 4, 2406)::int, (ARRAY['1-URGENT','2-HIGH','3-MEDIUM','4-NOT SPECIFIED','5-LOW'])[1 + pick(k, 5, 5)],
  'Clerk#' || lpad((1 + pick(k, 6, 1000))::text, 9, '0'), 0, CASE WHEN pick(k, 7, 40) > 0 THEN text || ' ' || pick(k, 9, 1000000) END,
  timestamp '2024-01-01' + make_interval(secs => k * 20)
FROM generate_series(1, ${orders}) k JOIN vocabulary ON id = pick(k, 8, 1232) ORDER BY k;
ALTER TABLE orders ADD PRIMARY KEY (o_orderkey);

CREATE TABLE lineitem (
  l_orderkey bigint NOT NULL, l_partkey bigint NOT NULL, l_suppkey bigint NOT NULL, l_linenumber integer NOT NULL,
  l_quantity decimal(12,2) NOT NULL, l_extendedprice decimal(12,2) NOT NULL, l_discount decimal(12,2) NOT NULL,
  l_tax decimal(12,2) NOT NULL, l_returnflag char(1) NOT NULL, l_linestatus char(1) NOT NULL, l_shipdate date NOT NULL,
  l_commitdate date NOT NULL, l_receiptdate date NOT NULL, l_shipinstruct char(25) NOT NULL, l_shipmode char(10) NOT NULL,
  l_comment varchar(44) NOT NULL);
INSERT INTO lineitem
SELECT o, 1 + pick(k, 11, 100000), 1 + pick(k, 12, 5000), n, 1 + pick(k, 13, 50), (90000 + pick(k, 14, 10000000)) / 100.0,
  pick(k, 15, 11) / 100.0, pick(k, 16, 9) / 100.0, (ARRAY['A','N','R'])[1 + pick(k, 17, 3)], (ARRAY['F','O'])[1 + pick(k, 18, 2)],
  shipped, shipped + 30 - pick(k, 19, 60)::int, shipped + 1 + pick(k, 20, 30)::int,
  (ARRAY['DELIVER IN PERSON','COLLECT COD','NONE','TAKE BACK RETURN'])[1 + pick(k, 21, 4)],
  (ARRAY['REG AIR','AIR','RAIL','SHIP','TRUCK','MAIL','FOB'])[1 + pick(k, 22, 7)], left(text || ' ' || pick(k, 24, 1000000), 44)
FROM (SELECT o, n, o * 8 + n AS k, date '1992-01-01' + pick(o, 4, 2406)::int + 1 + pick(o * 8 + n, 25, 121)::int AS shipped
      FROM generate_series(1, ${orders}) o, generate_series(1, 1 + pick(o, 10, 7)::int) n) line
JOIN vocabulary ON id = pick(k, 23, 1232) ORDER BY o, n;
ALTER TABLE lineitem ADD PRIMARY KEY (l_orderkey, l_linenumber);

CREATE TABLE tiny AS SELECT * FROM lineitem ORDER BY l_orderkey, l_linenumber LIMIT 1000;
VACUUM (FREEZE, ANALYZE) orders;
VACUUM (FREEZE, ANALYZE) lineitem;
VACUUM (FREEZE, ANALYZE) tiny;
CHECKPOINT;
