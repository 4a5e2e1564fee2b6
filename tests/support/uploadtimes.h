// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <chrono>

namespace lineside::test {

enum class Client {
    PlainSocket, ///< a QTcpSocket with LowDelayOption: as fast as it can be
    Lineside,    ///< QnamHttpClient, as the application lets it
};
enum class Connection { Kept, New };

/// The median time from a request with a body of that size to the first byte of the answer, over some requests to a server on loopback
/// that runs in a thread of its own and answers at once. Zero if something went wrong.
std::chrono::microseconds medianFirstByte(Client client, Connection connection, qsizetype bodySize);

} // namespace lineside::test
