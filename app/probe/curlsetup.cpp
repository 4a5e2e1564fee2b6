// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0

// The half of CurlTransfer that says to libcurl what is wanted.

#include "core/version.h"
#include "probe/curlapi.h"
#include "probe/curltransfer.h"
#include "probe/diagnosistext.h"
#include "probe/proxychoice.h"

#include <QFile>

#include <cstring>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr unsigned quickExitSince = 0x075700;

bool isToken(const QByteArray &name)
{
    static const QByteArray separators = "()<>@,;:\\\"/[]?={} \t";
    return !name.isEmpty() && std::ranges::all_of(name, [](char c) { return c > 32 && c < 127 && !separators.contains(c); });
}

} // namespace

bool CurlTransfer::refuse(const QString &why)
{
    m_refusal = why;
    return false;
}

bool CurlTransfer::prepare(TrustFiles &trust, ConnectionUse use)
{
    const QString scheme = m_request.url.scheme();
    if (!m_easy || (scheme != "http"_L1 && scheme != "https"_L1) || m_request.url.host().isEmpty())
        return refuse(DiagnosisTr::tr("The URL is not one of http or https."));
    const QByteArray url = m_request.url.toEncoded(QUrl::RemoveFragment);
    curl().easySetopt(m_easy, CURLOPT_URL, url.constData());
    curl().easySetopt(m_easy, CURLOPT_ERRORBUFFER, m_errorText.data());
    curl().easySetopt(m_easy, CURLOPT_PRIVATE, this);
    curl().easySetopt(m_easy, CURLOPT_NOSIGNAL, 1L);
    if (curl().versionInfo(CURLVERSION_NOW)->version_num >= quickExitSince)
        curl().easySetopt(m_easy, CURLOPT_QUICK_EXIT, 1L); // without it a cancel waits for the name lookup
    curl().easySetopt(m_easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl().easySetopt(m_easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    curl().easySetopt(m_easy, CURLOPT_HTTP09_ALLOWED, 0L);
    curl().easySetopt(m_easy, CURLOPT_USERAGENT, "lineside/" LINESIDE_VERSION);
    // Once: none is left for another identity to use either. Engines that keep connections serve one identity alone.
    const long once = use == ConnectionUse::Once ? 1L : 0L;
    curl().easySetopt(m_easy, CURLOPT_FRESH_CONNECT, once);
    curl().easySetopt(m_easy, CURLOPT_FORBID_REUSE, once);
    curl().easySetopt(m_easy, CURLOPT_DNS_CACHE_TIMEOUT, 0L);
    curl().easySetopt(m_easy, CURLOPT_SSL_SESSIONID_CACHE, 0L);
    curl().easySetopt(m_easy, CURLOPT_CONNECTTIMEOUT_MS, long(std::max<qint64>(1, m_connection.connectLimit.count())));
    setProxy();
    setCallbacks();
    if (!setHeaders() || !setTrust(trust))
        return false;
    setBody();
    return true;
}

bool CurlTransfer::setHeaders()
{
    bool hasType = false;
    bool hasEncoding = false;
    for (const ResolvedRequest::Header &header : m_request.headers) {
        const bool clean = header.value.reveal(
            [](QByteArrayView value) { return !value.contains('\n') && !value.contains('\r') && !value.contains('\0'); });
        if (!isToken(header.name) || !clean)
            return refuse(DiagnosisTr::tr("The header “%1” cannot be sent: its name or value holds what no header may hold.")
                              .arg(QString::fromUtf8(header.name.left(100))));
        header.value.reveal([this, &header](QByteArrayView value) {
            // A header without a value is written with a semicolon; with a colon it would be taken out.
            QByteArray line = value.trimmed().isEmpty() ? header.name + ';' : header.name + ": " + value.toByteArray();
            m_headers = curl().slistAppend(m_headers, line.constData());
            explicit_bzero(line.data(), size_t(line.size()));
        });
        hasType = hasType || header.name.compare("content-type", Qt::CaseInsensitive) == 0;
        hasEncoding = hasEncoding || header.name.compare("accept-encoding", Qt::CaseInsensitive) == 0;
    }
    if (!hasType)
        m_headers = curl().slistAppend(m_headers, "Content-Type:"); // else libcurl claims a form
    if (!hasEncoding)
        m_headers = curl().slistAppend(m_headers, "Accept-Encoding:"); // else libcurl asks for what nobody asked for
    curl().easySetopt(m_easy, CURLOPT_ACCEPT_ENCODING, ""); // some compress without being asked; what is labelled so is unpacked
    m_headers = curl().slistAppend(m_headers, "Expect:"); // else a large body waits a second for leave
    curl().easySetopt(m_easy, CURLOPT_HTTPHEADER, m_headers);
    return true;
}

void CurlTransfer::setBody()
{
    const QByteArray method = m_request.method.toUpper();
    if (method == "HEAD") {
        curl().easySetopt(m_easy, CURLOPT_NOBODY, 1L);
        return;
    }
    const bool mayHaveBody = method == "POST" || method == "PUT" || method == "PATCH";
    if (mayHaveBody || !m_request.body.isEmpty()) {
        // Not copied: the request lives as long as the transfer. The length is known, so it is not sent in chunks.
        curl().easySetopt(m_easy, CURLOPT_POST, 1L);
        curl().easySetopt(m_easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(m_request.body.size()));
        m_request.body.reveal(
            [this](QByteArrayView body) { curl().easySetopt(m_easy, CURLOPT_POSTFIELDS, body.isEmpty() ? "" : body.data()); });
    }
    curl().easySetopt(m_easy, CURLOPT_CUSTOMREQUEST, method.constData());
}

bool CurlTransfer::setTrust(TrustFiles &trust)
{
    curl().easySetopt(m_easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl().easySetopt(m_easy, CURLOPT_SSL_VERIFYHOST, 2L);
    if (m_request.url.scheme() != "https"_L1)
        return true;
    const Result<QByteArray> file = trust.fileFor(m_connection.caFile);
    if (!file)
        return refuse(file.error().message + u' ' + file.error().hint);
    if (!file->isEmpty()) {
        curl().easySetopt(m_easy, CURLOPT_CAINFO, file->constData());
        curl().easySetopt(m_easy, CURLOPT_CAPATH, nullptr); // with a folder besides, what was read is not kept
    }
    if (!m_connection.clientCertificate.isEmpty()) {
        const QString &key = m_connection.clientKey.isEmpty() ? m_connection.clientCertificate : m_connection.clientKey;
        curl().easySetopt(m_easy, CURLOPT_SSLCERT, QFile::encodeName(m_connection.clientCertificate).constData());
        curl().easySetopt(m_easy, CURLOPT_SSLKEY, QFile::encodeName(key).constData());
    }
    return true;
}

void CurlTransfer::setProxy()
{
    const ProxyChoice proxy = chooseProxy(m_connection, m_request.url, QProcessEnvironment::systemEnvironment());
    m_throughProxy = !proxy.url.isEmpty();
    // Both always said: where they are not, libcurl reads the environment by itself.
    curl().easySetopt(m_easy, CURLOPT_PROXY, m_throughProxy ? proxy.url.constData() : "");
    curl().easySetopt(m_easy, CURLOPT_NOPROXY, proxy.exceptions.isNull() ? "" : proxy.exceptions.constData());
}

void CurlTransfer::setCallbacks()
{
    curl().easySetopt(m_easy, CURLOPT_VERBOSE, 1L); // the debug callback sees the bytes as they come, framing included
    curl().easySetopt(m_easy, CURLOPT_DEBUGFUNCTION, debugSeen);
    curl().easySetopt(m_easy, CURLOPT_DEBUGDATA, this);
    curl().easySetopt(m_easy, CURLOPT_HEADERFUNCTION, headerSeen);
    curl().easySetopt(m_easy, CURLOPT_HEADERDATA, this);
    curl().easySetopt(m_easy, CURLOPT_WRITEFUNCTION, bodySeen);
    curl().easySetopt(m_easy, CURLOPT_WRITEDATA, this);
    curl().easySetopt(m_easy, CURLOPT_OPENSOCKETFUNCTION, openSocket);
    curl().easySetopt(m_easy, CURLOPT_OPENSOCKETDATA, this);
}

} // namespace lineside
