-- The platform has it for everybody: platform.require.
drop function catalog.require(boolean, text);
