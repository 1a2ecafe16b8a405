# SPDX-License-Identifier: GPL-3.0-or-later
set(log_sources log.cpp logerasure.cpp logfile.cpp logformat.cpp logreader.cpp logsegment.cpp redact.cpp)
