import CCurl
import Fetching

/// One of libcurl's transfers, set up the way all of ours are.
@safe
final class CurlHandle {
  let pointer: UnsafeMutableRawPointer
  /// Tells it from others.
  var address: UInt { unsafe UInt(bitPattern: pointer) }
  private let headers: UnsafeMutablePointer<curl_slist>?
  private let errorText: UnsafeMutablePointer<CChar>

  /// Redirects in a row.
  private static let redirectLimit = 5

  /// Nil when libcurl has no memory.
  init?(_ request: FetchRequest, environment: (String) -> String?) {
    guard let pointer = unsafe curl_easy_init() else { return nil }
    unsafe self.pointer = unsafe pointer
    unsafe headers = unsafe curl_slist_append(nil, "Accept-Encoding: gzip, zstd")
    unsafe errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    unsafe errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    unsafe ccurl_set_headers(pointer, headers)
    unsafe ccurl_set_pointer(pointer, CURLOPT_ERRORBUFFER, errorText)
    set(CURLOPT_URL, request.url)
    set(CURLOPT_USERAGENT, "swift-minidump symbol-fetch")
    unsafe ccurl_set_protocols(pointer, request.url.lowercased().hasPrefix("https:") ? 1 : 0)
    set(CURLOPT_NOSIGNAL, 1)
    set(CURLOPT_FOLLOWLOCATION, 1)
    set(CURLOPT_MAXREDIRS, Self.redirectLimit)
    set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
    // Waits for a connection that may turn out to carry several transfers.
    set(CURLOPT_PIPEWAIT, 1)
    setLimits(request.limits)
    setCertificates(environment)
  }

  private func setLimits(_ limits: FetchLimits) {
    set(CURLOPT_CONNECTTIMEOUT_MS, limits.connectMilliseconds)
    set(CURLOPT_LOW_SPEED_LIMIT, 1)
    set(CURLOPT_LOW_SPEED_TIME, max(1, limits.stallMilliseconds / 1000))
    unsafe ccurl_set_size(pointer, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(limits.byteCount))
  }

  /// By the variables that curl and OpenSSL know; libcurl itself looks at none of them.
  private func setCertificates(_ environment: (String) -> String?) {
    if let file = environment("CURL_CA_BUNDLE") ?? environment("SSL_CERT_FILE") {
      set(CURLOPT_CAINFO, file)
    }
    if let folder = environment("SSL_CERT_DIR") {
      set(CURLOPT_CAPATH, folder)
    }
  }

  func set(_ option: CURLoption, _ value: Int) {
    _ = unsafe ccurl_set_number(pointer, option, value)
  }

  private func set(_ option: CURLoption, _ text: String) {
    _ = unsafe ccurl_set_text(pointer, option, text)
  }

  /// Has bytes that arrive given to `writer`.
  func setWriter(_ writer: curl_write_callback, context: UnsafeMutableRawPointer) {
    _ = unsafe ccurl_set_writer(pointer, writer, context)
  }

  /// The status of the last answer; 0 without one.
  var status: Int { unsafe ccurl_get_number(pointer, CURLINFO_RESPONSE_CODE) }

  /// How many bytes the server says there are; nil when it does not say.
  var announcedByteCount: Int? {
    let count = unsafe ccurl_get_size(pointer, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T)
    return count < 0 ? nil : Int(count)
  }

  /// What the server asks to wait before another attempt, in milliseconds; nil when it does not.
  var wantedPause: Int? {
    let seconds = unsafe ccurl_get_size(pointer, CURLINFO_RETRY_AFTER)
    return seconds > 0 ? Int(min(seconds, 1 << 31)) * 1000 : nil
  }

  /// What libcurl says went wrong.
  func reason(of code: CURLcode) -> String {
    let detail = unsafe String(cString: errorText)
    return unsafe detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail
  }

  deinit {
    unsafe curl_easy_cleanup(pointer)
    unsafe curl_slist_free_all(headers)
    unsafe errorText.deallocate()
  }
}
