// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/server/exchange.h"

namespace sluice::sandbox {

// Spoil the content of a reply while its framing stays right. On the thread of the reply.

// Ends the body after `bytes` bytes.
void truncateReply(HttpReply &reply, qint64 bytes);

// Repeats the body until it has `bytes` bytes; made while it is sent.
void repeatReply(HttpReply &reply, qint64 bytes);

// Falsifies the CRC of every entry of a zip, in its directory and its data descriptor. What is not
// a zip stays as it is.
void spoilZipCrc(HttpReply &reply);

} // namespace sluice::sandbox
