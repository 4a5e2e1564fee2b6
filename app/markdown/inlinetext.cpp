// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "markdown/inlinetext.h"

namespace lineside {

void InlineText::count(MarkdownFormat format, int step)
{
    switch (format) {
    case MarkdownFormat::Bold:
        m_bold += step;
        break;
    case MarkdownFormat::Italic:
        m_italic += step;
        break;
    case MarkdownFormat::Code:
        m_code += step;
        break;
    case MarkdownFormat::Strike:
        m_strike += step;
        break;
    case MarkdownFormat::Html:
        break;
    }
}

void InlineText::enterLink(const MarkdownLink &link)
{
    m_openLinks.append(int(m_links.size()));
    m_links.append(link);
}

void InlineText::leaveLink()
{
    if (!m_openLinks.isEmpty())
        m_openLinks.removeLast();
}

void InlineText::enterImage(const MarkdownLink &image)
{
    m_openImages.append({ int(m_links.size()), m_text.size() });
    m_links.append(image);
}

void InlineText::leaveImage()
{
    if (m_openImages.isEmpty())
        return;
    const OpenImage open = m_openImages.last();
    if (m_text.size() == open.begin) {
        const QString &target = m_links.at(open.link).target;
        append(target.isEmpty() ? QString(QChar::ObjectReplacementCharacter) : target);
    }
    m_openImages.removeLast();
}

void InlineText::append(const QString &text, MarkdownFormats extra)
{
    if (text.isEmpty())
        return;
    MarkdownRun run { .begin = m_text.size(), .length = text.size(), .formats = extra };
    run.formats.setFlag(MarkdownFormat::Bold, m_bold > 0);
    run.formats.setFlag(MarkdownFormat::Italic, m_italic > 0);
    run.formats.setFlag(MarkdownFormat::Code, m_code > 0);
    run.formats.setFlag(MarkdownFormat::Strike, m_strike > 0);
    run.link = m_openLinks.isEmpty() ? -1 : m_openLinks.last();
    run.image = m_openImages.isEmpty() ? -1 : m_openImages.last().link;
    m_text += text;
    if (!run.formats && run.link < 0 && run.image < 0)
        return;
    if (!m_runs.isEmpty()) {
        MarkdownRun &last = m_runs.last();
        const bool isSame = last.formats == run.formats && last.link == run.link && last.image == run.image;
        if (isSame && last.begin + last.length == run.begin) {
            last.length += run.length;
            return;
        }
    }
    m_runs.append(run);
}

void InlineText::moveTo(MarkdownElement &element)
{
    // They are kept for as long as the text is, so they get no room to grow.
    m_text.squeeze();
    m_runs.squeeze();
    element.text = std::move(m_text);
    element.runs = std::move(m_runs);
    element.links = std::move(m_links);
    *this = {};
}

} // namespace lineside
