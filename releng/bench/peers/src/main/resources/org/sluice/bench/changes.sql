-- Ten percent of the orders: nine of a hundred changed, all over the table, and one of a hundred new.
UPDATE orders SET o_orderstatus = CASE o_orderstatus WHEN 'O' THEN 'F' ELSE 'O' END, o_totalprice = o_totalprice + 1,
  o_shippriority = 1, updated_at = timestamp '2026-01-01' + make_interval(secs => o_orderkey / 1000.0)
WHERE o_orderkey % 100 < 9;
INSERT INTO orders SELECT o_orderkey + ${orders}, o_custkey, o_orderstatus, o_totalprice, o_orderdate, o_orderpriority,
  o_clerk, 2, o_comment, timestamp '2026-01-01' + make_interval(secs => o_orderkey / 1000.0)
FROM orders WHERE o_orderkey % 100 = 50;
CREATE INDEX orders_updated ON orders (updated_at);
VACUUM (FULL, ANALYZE) orders;
VACUUM (FREEZE) orders;
CHECKPOINT;
