// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/interchange/pdfwriter.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPdfWriter>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ConversationExport)
};

constexpr int dotsPerInch = 1200;

} // namespace

QPageLayout usualPage()
{
    const bool isMetric = QLocale::system().measurementSystem() == QLocale::MetricSystem;
    return QPageLayout(QPageSize(isMetric ? QPageSize::A4 : QPageSize::Letter), QPageLayout::Portrait, QMarginsF(18, 16, 18, 14), QPageLayout::Millimeter);
}

/// Writes all of it or remembers that it could not: what paints a PDF does not look.
class PdfConversationWriter::WholeWrites : public QIODevice
{
public:
    explicit WholeWrites(QIODevice &file)
        : m_file(file)
    {
        open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }
    QString problem;

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *bytes, qint64 size) override
    {
        for (qint64 written = 0; written < size && problem.isEmpty();) {
            const qint64 more = m_file.write(bytes + written, size - written);
            if (more <= 0)
                problem = m_file.errorString();
            written += more;
        }
        return size;
    }

private:
    QIODevice &m_file;
};

PdfConversationWriter::PdfConversationWriter(const PaperLook &look, const QPageLayout &page)
    : m_look(look)
    , m_page(page)
{
}

PdfConversationWriter::~PdfConversationWriter() = default;

Result<void> PdfConversationWriter::begin(QIODevice &file)
{
    m_file = std::make_unique<WholeWrites>(file);
    m_pdf = std::make_unique<QPdfWriter>(m_file.get());
    m_pdf->setCreator(u"Lineside"_s);
    m_pdf->setResolution(dotsPerInch);
    m_pdf->setPageLayout(m_page);
    return {};
}

Result<void> PdfConversationWriter::write(const ConversationRecord &record, const GoOn &goOn)
{
    if (!m_pages) {
        m_pdf->setTitle(record.conversation.title.simplified());
        m_paper = std::make_unique<DevicePaper>(*m_pdf);
        m_pages = std::make_unique<PagedTranscript>(m_look, *m_paper);
    }
    bool isStopped = false;
    const auto ask = [&](double share) {
        isStopped = !goOn(share) || !m_file->problem.isEmpty();
        return !isStopped;
    };
    const bool isWhole = m_pages->add(record, ask);
    if (!m_file->problem.isEmpty())
        return failure(Error::Kind::Storage, m_file->problem);
    if (!isWhole)
        return failure(isStopped ? Error::Kind::Cancelled : Error::Kind::Storage, Tr::tr("No page could be begun."));
    return {};
}

Result<void> PdfConversationWriter::end()
{
    const bool isWhole = m_paper && m_paper->end();
    m_pages.reset();
    m_paper.reset();
    m_pdf.reset();
    if (!m_file->problem.isEmpty())
        return failure(Error::Kind::Storage, m_file->problem);
    if (!isWhole)
        return failure(Error::Kind::Storage, Tr::tr("The pages could not be ended."));
    return {};
}

} // namespace lineside
