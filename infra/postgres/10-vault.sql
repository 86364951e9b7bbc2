-- The vault keeps a database of its own: read models may be wiped, the vault may not.
-- 保管库单独一个数据库：查询数据可以清空重建，保管库不可以。
CREATE DATABASE juanzong_vault ENCODING 'UTF8' TEMPLATE template0;
