// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/gatewaydialog.h"

#include "ui/settings/gatewayfindings.h"
#include "ui/settings/keyfield.h"
#include "ui/widgets/questions.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

SecretRef refFor(const std::optional<SecretRef> &existing, const QString &name, const QStringList &taken)
{
    if (existing && existing->kind == SecretRef::Kind::Keychain)
        return *existing;
    return SecretRef::keychain(keychainIdFor(name, taken));
}

} // namespace

GatewayDialog::GatewayDialog(Catalog &catalog, SecretStore &secrets, HttpClient &client, std::optional<Gateway> existing, QWidget *parent)
    : ConnectionDialog(secrets, existing ? tr("Change gateway") : tr("Connect a gateway"), parent)
    , m_catalog(catalog)
    , m_client(client)
    , m_existing(std::move(existing))
    , m_name(new QLineEdit(this))
    , m_adminUrl(new QLineEdit(this))
    , m_adminKey(new KeyField(u"adminKey"_s, tr("Admin key"), m_existing ? m_existing->adminKey : std::nullopt, this))
    , m_dataUrl(new QLineEdit(this))
    , m_consumerHeader(new QLineEdit(this))
    , m_consumerKey(new KeyField(u"consumerKey"_s, tr("Consumer's key"), m_existing ? m_existing->consumerKey : std::nullopt, this))
    , m_caFile(new QLineEdit(this))
    , m_findings(new GatewayFindingsView(this))
{
    buildForm();
    setTestDetails(m_findings);
    fillIn();
    for (const QLineEdit *edit : {m_name, m_adminUrl, m_dataUrl, m_consumerHeader, m_caFile})
        connect(edit, &QLineEdit::textChanged, this, &GatewayDialog::revalidate);
    for (const KeyField *field : {m_adminKey, m_consumerKey})
        connect(field, &KeyField::changed, this, &GatewayDialog::revalidate);
    finishForm();
}

GatewayDialog::~GatewayDialog() = default;

void GatewayDialog::buildForm()
{
    for (QLineEdit *edit : {m_adminUrl, m_dataUrl, m_consumerHeader, m_caFile})
        edit->setFont(theme::codeFont());
    m_adminUrl->setPlaceholderText(u"http://127.0.0.1:9180"_s);
    m_dataUrl->setPlaceholderText(u"http://127.0.0.1:9080"_s);
    m_caFile->setPlaceholderText(tr("The system's authorities alone"));
    m_caFile->setObjectName(u"caFileEdit"_s);
    auto *caRow = new QWidget(this);
    auto *browse = new QPushButton(tr("&Browse…"), caRow);
    browse->setObjectName(u"browseCaFileButton"_s);
    browse->setAutoDefault(false);
    auto *caLayout = new QHBoxLayout(caRow);
    caLayout->setContentsMargins(0, 0, 0, 0);
    caLayout->setSpacing(theme::Small);
    caLayout->addWidget(m_caFile, 1);
    caLayout->addWidget(browse);
    caRow->setFocusProxy(m_caFile);
    m_caFile->setAccessibleName(tr("CA file"));
    connect(browse, &QPushButton::clicked, this, &GatewayDialog::pickCaFile);
    addRow(tr("&Name:"), m_name, u"gatewayNameEdit"_s);
    addRow(tr("&Admin URL:"), m_adminUrl, u"adminUrlEdit"_s);
    addRow(tr("Admin &key:"), m_adminKey, u"adminKeyField"_s);
    addRow(tr("&Data-plane URL:"), m_dataUrl, u"dataUrlEdit"_s);
    addRow(tr("Consumer's &header:"), m_consumerHeader, u"consumerHeaderEdit"_s);
    addRow(tr("Con&sumer's key:"), m_consumerKey, u"consumerKeyField"_s);
    addRow(tr("CA &file:"), caRow, u"caFileRow"_s);
}

void GatewayDialog::fillIn()
{
    const Gateway shown = m_existing.value_or(Gateway());
    m_name->setText(shown.name);
    m_adminUrl->setText(shown.adminUrl.toString());
    m_dataUrl->setText(shown.dataUrl.toString());
    m_consumerHeader->setText(QString::fromLatin1(shown.consumerHeader));
    m_caFile->setText(shown.connection.caFile);
    if (m_existing && !shown.adminKey)
        m_adminKey->choose(KeyDraft::Source::None);
    if (!shown.consumerKey)
        m_consumerKey->choose(KeyDraft::Source::None);
}

void GatewayDialog::pickCaFile()
{
    const auto take = [this](const QString &fileName) {
        if (!fileName.isEmpty())
            m_caFile->setText(fileName);
    };
    const QString filter = tr("Certificates (*.pem *.crt *.cer);;All files (*)");
    questions::pickFile(this, questions::FileFor::Open, tr("Choose a CA file"), m_caFile->text(), filter, take);
}

GatewayDraft GatewayDialog::draft() const
{
    return {.name = m_name->text(),
            .adminUrl = m_adminUrl->text(),
            .adminKey = m_adminKey->draft(),
            .dataUrl = m_dataUrl->text(),
            .consumerHeader = m_consumerHeader->text(),
            .consumerKey = m_consumerKey->draft(),
            .caFile = m_caFile->text(),
            .caFileReadable = QFileInfo(m_caFile->text()).isReadable()};
}

QStringList GatewayDialog::problems() const
{
    return problemsIn(draft());
}

SecretRef GatewayDialog::adminRef() const
{
    const auto existing = m_existing ? m_existing->adminKey : std::nullopt;
    return refFor(existing, m_name->text() + u" admin"_s, keychainIdsIn(m_catalog.workspace()));
}

SecretRef GatewayDialog::consumerRef() const
{
    const auto existing = m_existing ? m_existing->consumerKey : std::nullopt;
    return refFor(existing, m_name->text() + u" consumer"_s, keychainIdsIn(m_catalog.workspace()));
}

Gateway GatewayDialog::gateway(const std::optional<SecretRef> &adminKey, const std::optional<SecretRef> &consumerKey) const
{
    Gateway result = m_existing.value_or(Gateway());
    result.name = m_name->text().trimmed();
    result.adminUrl = gatewayUrl(m_adminUrl->text());
    result.adminKey = adminKey;
    result.dataUrl = gatewayUrl(m_dataUrl->text());
    result.consumerHeader = m_consumerHeader->text().trimmed().toLatin1();
    result.consumerKey = consumerKey;
    result.connection.caFile = m_caFile->text();
    return result;
}

void GatewayDialog::startTest(QObject *context)
{
    const Gateway trial = gateway(referenceForTest(*m_adminKey, adminRef()), referenceFor(m_consumerKey->draft(), consumerRef()));
    m_admin = makeGatewayAdmin(trial, m_client);
    m_admin->inspect(context, [this](Result<GatewayInfo> info) {
        if (!info)
            return testFailed(info.error());
        m_findings->showFindings(gatewayFindings(*info));
        const GatewaySummary summary = summarise(*info);
        testEnded(summary.good ? theme::Signal::Go : theme::Signal::Caution, summary.message, summary.hint);
    });
}

void GatewayDialog::commit()
{
    const auto adminKey = referenceFor(m_adminKey->draft(), adminRef());
    const auto consumerKey = referenceFor(m_consumerKey->draft(), consumerRef());
    Q_EMIT gatewaySaved(m_catalog.put(gateway(adminKey, consumerKey)));
}

std::vector<std::pair<KeyField *, SecretRef>> GatewayDialog::keyFields()
{
    return {{m_adminKey, adminRef()}, {m_consumerKey, consumerRef()}};
}

} // namespace lineside
