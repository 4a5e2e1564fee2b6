// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "protocol/textchunk.h"

#include <simdjson.h>

#include <string_view>

namespace lineside {

namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

// The parser's memory grows with the largest chunk; a piece of text is never this large.
constexpr size_t mostBytes = 64 * 1024;
constexpr size_t usualBytes = 1024;
constexpr size_t mostDepth = 32;

bool isNull(element value)
{
    return value.type() == element_type::NULL_VALUE;
}

bool isNullOrEmpty(element value)
{
    std::string_view text;
    return isNull(value) || (value.get(text) == simdjson::SUCCESS && text.empty());
}

// A value that may stand once. Of fields with the same name QJsonObject takes the last.
class OnceOnly
{
public:
    bool take(element value)
    {
        m_fits = m_fits && !m_value;
        m_value = value;
        return m_fits;
    }
    bool isThere() const { return m_value.has_value(); }
    element value() const { return *m_value; }

    /// Null counts as no text. A byte order mark at the start is for the other reader, which has its own way with it.
    bool readText(QString &out) const
    {
        std::string_view text;
        if (!m_value || isNull(*m_value))
            return true;
        if (m_value->get(text) != simdjson::SUCCESS || text.starts_with("\xEF\xBB\xBF"))
            return false;
        out = QString::fromUtf8(text.data(), qsizetype(text.size()));
        return true;
    }

private:
    std::optional<element> m_value;
    bool m_fits = true;
};

bool readDelta(element value, TextChunk &chunk)
{
    simdjson::dom::object delta;
    if (value.get(delta) != simdjson::SUCCESS || delta.size() == 0)
        return false;
    OnceOnly content;
    OnceOnly reasoningContent;
    OnceOnly reasoning;
    for (const auto &[name, field] : delta) {
        bool fits = true;
        if (name == "content")
            fits = content.take(field);
        else if (name == "reasoning_content")
            fits = reasoningContent.take(field);
        else if (name == "reasoning")
            fits = reasoning.take(field);
        else if (name == "tool_calls" || name == "function_call" || name == "reasoning_details" || name == "extra_content")
            fits = isNull(field);
        else if (name == "refusal")
            fits = isNullOrEmpty(field);
        if (!fits)
            return false;
    }
    QString otherReasoning;
    if (!content.readText(chunk.content) || !reasoningContent.readText(chunk.reasoning) || !reasoning.readText(otherReasoning))
        return false;
    if (chunk.reasoning.isEmpty())
        chunk.reasoning = otherReasoning;
    return true;
}

bool readChoice(element value, TextChunk &chunk)
{
    simdjson::dom::object choice;
    if (value.get(choice) != simdjson::SUCCESS)
        return false;
    OnceOnly delta;
    OnceOnly index;
    for (const auto &[name, field] : choice) {
        bool fits = true;
        if (name == "delta")
            fits = delta.take(field);
        else if (name == "index")
            fits = index.take(field);
        else if (name == "finish_reason")
            fits = isNullOrEmpty(field);
        else if (name == "message" || name == "text" || name == "usage" || name == "error")
            fits = isNull(field);
        if (!fits)
            return false;
    }
    uint64_t number = 0;
    if (index.isThere() && (index.value().type() == element_type::DOUBLE || index.value().get(number) != simdjson::SUCCESS || number > 1000))
        return false;
    chunk.choice = int(number);
    return delta.isThere() && readDelta(delta.value(), chunk);
}

bool readChunk(const simdjson::dom::object &object, TextChunk &chunk)
{
    OnceOnly choices;
    OnceOnly model;
    for (const auto &[name, field] : object) {
        bool fits = true;
        if (name == "choices")
            fits = choices.take(field);
        else if (name == "model")
            fits = model.take(field);
        else if (name == "usage" || name == "error" || name == "x_groq")
            fits = isNull(field);
        if (!fits)
            return false;
    }
    if (model.isThere() && !isNull(model.value())) {
        std::string_view text;
        if (model.value().get(text) != simdjson::SUCCESS)
            return false;
        chunk.model = QByteArray(text.data(), qsizetype(text.size()));
    }
    simdjson::dom::array all;
    return choices.isThere() && choices.value().get(all) == simdjson::SUCCESS && all.size() == 1 && readChoice(*all.begin(), chunk);
}

} // namespace

struct TextChunkReader::Parser {
    simdjson::dom::parser json{mostBytes};
    bool isReady = json.allocate(usualBytes, mostDepth) == simdjson::SUCCESS;
};

TextChunkReader::TextChunkReader()
    : m_parser(std::make_unique<Parser>())
{
}

TextChunkReader::~TextChunkReader() = default;
TextChunkReader::TextChunkReader(TextChunkReader &&) noexcept = default;
TextChunkReader &TextChunkReader::operator=(TextChunkReader &&) noexcept = default;

std::optional<TextChunk> TextChunkReader::read(QByteArrayView json)
{
    simdjson::dom::object object;
    TextChunk chunk;
    if (!m_parser->isReady || json.size() > qsizetype(mostBytes)
        || m_parser->json.parse(json.data(), size_t(json.size())).get(object) != simdjson::SUCCESS || !readChunk(object, chunk))
        return std::nullopt;
    return chunk;
}

} // namespace lineside
