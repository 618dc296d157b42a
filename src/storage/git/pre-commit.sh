#!/bin/sh
# Written by `lastseen git setup --hook`.
exec PROGRAM -w "$(git rev-parse --show-toplevel)"/FOLDER check
