// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "core/secret.h"

#include <cstring>

namespace lineside {

namespace {

// A plain memset before the end of an object's life may be dropped by the optimiser.
void wipeBytes(char *data, size_t size) noexcept
{
    if (size != 0)
        explicit_bzero(data, size);
}

} // namespace

Secret::Secret(QByteArrayView bytes)
    : m_bytes(bytes.begin(), bytes.end())
{
}

Secret Secret::take(QByteArray &&bytes)
{
    Secret secret{QByteArrayView(bytes)};
    if (bytes.isDetached())
        wipeBytes(bytes.data(), size_t(bytes.size()));
    bytes.clear();
    return secret;
}

Secret::~Secret()
{
    wipe();
}

Secret::Secret(Secret &&other) noexcept
    : m_bytes(std::move(other.m_bytes))
{
    other.m_bytes.clear();
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::move(other.m_bytes);
        other.m_bytes.clear();
    }
    return *this;
}

void Secret::wipe() noexcept
{
    wipeBytes(m_bytes.data(), m_bytes.size());
    m_bytes.clear();
}

} // namespace lineside
