-- SPDX-License-Identifier: Apache-2.0
-- What the parts of its clause say of a figure, so that articles that tell one thing in other words can be set against each other.
ALTER TABLE figure ADD COLUMN roles TEXT;
