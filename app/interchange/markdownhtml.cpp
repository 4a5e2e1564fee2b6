// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/markdownhtml.h"

#include "markdown/markdowndocument.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

bool isSafeLink(const QString &target)
{
    const QString scheme = QUrl(target, QUrl::StrictMode).scheme().toLower();
    return scheme == "http"_L1 || scheme == "https"_L1 || scheme == "mailto"_L1;
}

QString escaped(QStringView text)
{
    QString out;
    for (const QChar c : text) {
        if (c == QChar::LineSeparator)
            out += u"<br/>"_s;
        else
            out += QString(c).toHtmlEscaped();
    }
    return out;
}

/// A stretch of an element's text with its runs.
QString inlineHtml(const MarkdownElement &element, qsizetype begin, qsizetype end)
{
    QString out;
    qsizetype at = begin;
    for (const MarkdownRun &run : element.runs) {
        const qsizetype from = std::clamp(run.begin, at, end);
        const qsizetype to = std::clamp(run.begin + run.length, from, end);
        if (to <= begin || from == to)
            continue;
        out += escaped(QStringView(element.text).sliced(at, from - at));
        QString piece = escaped(QStringView(element.text).sliced(from, to - from));
        const auto wrap = [&piece](QLatin1StringView tag) { piece = u"<%1>%2</%1>"_s.arg(tag, piece); };
        if (run.formats.testFlag(MarkdownFormat::Code))
            wrap("code"_L1);
        if (run.formats.testFlag(MarkdownFormat::Strike))
            wrap("s"_L1);
        if (run.formats.testFlag(MarkdownFormat::Italic) || run.image >= 0)
            wrap("em"_L1);
        if (run.formats.testFlag(MarkdownFormat::Bold))
            wrap("strong"_L1);
        if (run.link >= 0 && isSafeLink(element.links.at(run.link).target))
            piece = u"<a href=\"%1\" rel=\"noreferrer noopener\">%2</a>"_s.arg(element.links.at(run.link).target.toHtmlEscaped(), piece);
        out += piece;
        at = to;
    }
    return out + escaped(QStringView(element.text).sliced(at, end - at));
}

class Writer
{
public:
    QString write(const QList<MarkdownElement> &elements)
    {
        for (const MarkdownElement &element : elements) {
            moveInto(element.containers);
            openBlock(element);
            writeElement(element);
        }
        closeBlock();
        closeTo(0);
        return m_html;
    }

private:
    static bool isItem(const MarkdownContainer &container) { return container.kind != MarkdownContainer::Kind::Quote; }

    static QString listTag(const MarkdownContainer &container)
    {
        return container.kind == MarkdownContainer::Kind::OrderedItem ? u"ol"_s : u"ul"_s;
    }

    /// Closes what the element does not stand in and opens what it begins.
    void moveInto(const QList<MarkdownContainer> &containers)
    {
        qsizetype same = 0;
        while (same < m_open.size() && same < containers.size() && m_open.at(same).kind == containers.at(same).kind && !containers.at(same).starts)
            ++same;
        if (same == m_open.size() && same == containers.size())
            return;
        closeBlock();
        const bool isNextItem = same < m_open.size() && same < containers.size() && isItem(containers.at(same))
            && m_open.at(same).kind == containers.at(same).kind;
        if (isNextItem) {
            closeTo(same + 1);
            m_html += u"</li>\n"_s;
            openItem(containers.at(same));
            m_open[same] = containers.at(same);
            ++same;
        } else {
            closeTo(same);
        }
        for (; same < containers.size(); ++same)
            open(containers.at(same));
    }

    void open(const MarkdownContainer &container)
    {
        m_open.append(container);
        if (!isItem(container)) {
            m_html += u"<blockquote>\n"_s;
            return;
        }
        const QString tag = listTag(container);
        m_html += tag == "ol"_L1 && container.number != 1 ? u"<ol start=\"%1\">\n"_s.arg(container.number) : u"<%1>\n"_s.arg(tag);
        openItem(container);
    }

    void openItem(const MarkdownContainer &container)
    {
        m_html += u"<li>"_s;
        if (container.task != TaskState::None)
            m_html += container.task == TaskState::Done ? u"☑ "_s : u"☐ "_s;
    }

    void closeTo(qsizetype depth)
    {
        while (m_open.size() > depth) {
            const MarkdownContainer last = m_open.takeLast();
            m_html += isItem(last) ? u"</li></%1>\n"_s.arg(listTag(last)) : u"</blockquote>\n"_s;
        }
    }

    void openBlock(const MarkdownElement &element)
    {
        const bool isRow = element.kind == MarkdownElement::Kind::TableRow;
        const bool isLine = element.kind == MarkdownElement::Kind::CodeLine || element.kind == MarkdownElement::Kind::HtmlLine;
        if (!m_block.isEmpty() && !element.startsBlock && (isRow || isLine))
            return;
        closeBlock();
        if (isRow) {
            m_html += u"<table>\n"_s;
            m_block = u"</table>\n"_s;
        } else if (isLine) {
            m_html += u"<pre><code>"_s;
            m_block = u"</code></pre>\n"_s;
        }
    }

    void closeBlock()
    {
        m_html += m_block;
        m_block.clear();
    }

    void writeElement(const MarkdownElement &element)
    {
        const QString text = inlineHtml(element, 0, element.text.size());
        switch (element.kind) {
        case MarkdownElement::Kind::Paragraph:
        case MarkdownElement::Kind::Image:
            m_html += u"<p>%1</p>\n"_s.arg(text);
            break;
        case MarkdownElement::Kind::Heading:
            m_html += u"<h%1>%2</h%1>\n"_s.arg(QString::number(std::clamp<int>(element.headingLevel, 1, 6)), text);
            break;
        case MarkdownElement::Kind::CodeLine:
        case MarkdownElement::Kind::HtmlLine:
            m_html += element.text.toHtmlEscaped() + u'\n';
            break;
        case MarkdownElement::Kind::TableRow:
            writeRow(element);
            break;
        case MarkdownElement::Kind::Rule:
            m_html += u"<hr/>\n"_s;
            break;
        }
    }

    void writeRow(const MarkdownElement &element)
    {
        const QString tag = element.startsBlock ? u"th"_s : u"td"_s;
        m_html += u"<tr>"_s;
        for (const MarkdownCell &cell : element.cells) {
            static const QString alignments[] = {u""_s, u" align=\"left\""_s, u" align=\"center\""_s, u" align=\"right\""_s};
            m_html += u'<' + tag + alignments[int(cell.alignment)] + u'>' + inlineHtml(element, cell.begin, cell.begin + cell.length) + u"</"_s + tag + u'>';
        }
        m_html += u"</tr>\n"_s;
    }

    QString m_html;
    QString m_block; ///< what ends the code or table that is open
    QList<MarkdownContainer> m_open;
};

} // namespace

QString markdownToHtml(const QString &markdown)
{
    return Writer().write(markdownElements(markdown));
}

} // namespace lineside
