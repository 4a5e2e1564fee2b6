// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatevent.h"
#include "core/keymasker.h"

#include <array>

namespace lineside {

/// Listens to what a reply says for keys that come in pieces, over several events: their bytes do not lie beside each other on the wire.
class SpokenKeys
{
public:
    SpokenKeys() = default;
    explicit SpokenKeys(const std::vector<Secret> &keys);

    /// Whether with this a key was said that began in an event before.
    bool hears(const ChatEvent &event);

private:
    struct Channel {
        KeyMasker masker;
        QByteArray said;   ///< the end of it, as it was said
        QByteArray masked; ///< the same without keys
    };
    enum ChannelName { Text, Reasoning, Refusal, Arguments, ChannelCount };
    static bool hears(Channel &channel, const QString &text);

    bool m_hasKeys = false;
    std::array<Channel, ChannelCount> m_channels;
};

} // namespace lineside
