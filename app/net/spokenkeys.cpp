// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "net/spokenkeys.h"

#include <algorithm>

namespace lineside {

SpokenKeys::SpokenKeys(const std::vector<Secret> &keys)
    : m_hasKeys(!keys.empty())
{
    for (Channel &channel : m_channels)
        channel.masker = KeyMasker(keys);
}

bool SpokenKeys::hears(const ChatEvent &event)
{
    if (!m_hasKeys)
        return false;
    return std::visit(overloaded{
                          [this](const TextDelta &delta) { return hears(m_channels[Text], delta.text); },
                          [this](const ReasoningDelta &delta) { return hears(m_channels[Reasoning], delta.text); },
                          [this](const RefusalDelta &delta) { return hears(m_channels[Refusal], delta.text); },
                          [this](const ToolCallDelta &delta) { return hears(m_channels[Arguments], delta.arguments); },
                          [](const auto &) { return false; },
                      },
                      event);
}

bool SpokenKeys::hears(Channel &channel, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    channel.said += bytes;
    channel.masked += bytes;
    const qsizetype settled = channel.masker.take(channel.masked);
    const auto differs = std::ranges::mismatch(channel.masked, channel.said).in1;
    const bool isInPieces = differs - channel.masked.cbegin() < channel.masked.size() - bytes.size();
    channel.masked.remove(0, settled);
    channel.masker.drop(settled);
    channel.said = channel.masked; // each is heard once
    return isInPieces;
}

} // namespace lineside
